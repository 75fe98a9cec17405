'use client'

import { useActionState } from 'react'
import { emptyForm, type FormState } from '@/lib/http/form'
import type { Role } from '@/lib/users/types'
import { Button } from '../ui/button'
import { Select } from '../ui/field'
import { Notice } from '../ui/notice'

type RoleFormProps = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  handle: string
  role: Role
}

export function RoleForm({ action, handle, role }: RoleFormProps) {
  const [state, send, pending] = useActionState(action, emptyForm)
  const chosen = state.values.role ?? role
  return (
    <form action={send} aria-label={`Role of ${handle}`} className="grid max-w-md gap-3">
      {state.message && !state.fields.role && (
        <Notice tone="bad" live>
          {state.message}
        </Notice>
      )}
      <input type="hidden" name="handle" value={handle} />
      <Select
        // React does not set a changed default of a select again.
        key={state.attempt}
        id={`role-${handle}`}
        name="role"
        label="Role"
        defaultValue={chosen}
        error={state.fields.role}
      >
        <option value="member">Member</option>
        <option value="moderator">Moderator: settles flags, removes, closes, suspends</option>
        <option value="administrator">Administrator: settings and roles as well</option>
      </Select>
      <div>
        <Button disabled={pending} aria-busy={pending}>
          {pending ? 'Changing…' : 'Change role'}
        </Button>
      </div>
    </form>
  )
}
