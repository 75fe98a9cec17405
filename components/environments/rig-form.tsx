'use client'

import { useActionState } from 'react'
import { RIG_NAME_MAX } from '@/lib/rigs/limits'
import type { MachineTerms, RigFormState } from '@/lib/rigs/types'
import { FormResult } from '../editor/form-result'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { MachineFields } from './machine-fields'

type RigFormProps = {
  action: (before: RigFormState, form: FormData) => Promise<RigFormState>
  collector: MachineTerms['collector']
  label: string
  submit: string
  /** The rig that gets a new environment; a new one is asked for its name. */
  id?: number
}

/** A machine to be saved from a paste, after its owner saw what is kept of it. */
export function RigForm({ action, collector, label, submit, id }: RigFormProps) {
  const [state, send, pending] = useActionState(action, { fields: {}, values: {}, attempt: 0 })
  return (
    <form action={send} aria-label={label} className="grid gap-4" data-guard="">
      <FormResult state={state} />
      {id === undefined ? (
        <TextField
          name="name"
          label="Name"
          hint="For yourself: desktop, work laptop."
          error={state.fields.name}
          defaultValue={state.values.name}
          maxLength={RIG_NAME_MAX}
          required
        />
      ) : (
        <input type="hidden" name="id" value={id} />
      )}
      <MachineFields state={state} review={state.review} machine={{ rigs: [], collector }} required />
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" disabled={pending} aria-busy={pending}>
          {submit}
        </Button>
        <Button name="intent" value="preview" disabled={pending} formNoValidate>
          Preview
        </Button>
      </div>
    </form>
  )
}
