'use client'

import { useActionState } from 'react'
import type { MachineState } from '@/lib/environments/view'
import type { MachineTerms } from '@/lib/rigs/types'
import { FormResult } from '../editor/form-result'
import { Button } from '../ui/button'
import { MachineFields } from './machine-fields'

type MachineFormProps = {
  action: (before: MachineState, form: FormData) => Promise<MachineState>
  id: number
  machine: MachineTerms
  /** The post speaks of a machine already. */
  filled: boolean
}

/** Names the machine of a post, anew or for the first time. */
export function MachineForm({ action, id, machine, filled }: MachineFormProps) {
  const [state, send, pending] = useActionState(action, { fields: {}, values: {}, attempt: 0 })
  const intent = { name: 'intent', disabled: pending, formNoValidate: true }
  return (
    <form action={send} aria-label="Machine of this post" className="grid gap-4" data-guard="">
      <FormResult state={state} />
      <input type="hidden" name="id" value={id} />
      <MachineFields state={state} review={state.machine} machine={machine} />
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" disabled={pending} aria-busy={pending}>
          {filled ? 'Replace the machine' : 'Save the machine'}
        </Button>
        <Button {...intent} value="preview">
          Preview
        </Button>
        {filled && (
          <Button {...intent} value="none" tone="danger">
            Remove the machine
          </Button>
        )}
      </div>
    </form>
  )
}
