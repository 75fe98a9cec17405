'use client'

import { useActionState } from 'react'
import { emptyForm, type FormState } from '@/lib/http/form'
import { distributions, plainSubjects } from '@/lib/reports/subjects'
import { FormResult } from '../editor/form-result'
import { Button, LinkButton } from '../ui/button'
import { Select, TextField } from '../ui/field'

type ValidityFormProps = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  /** `id`, `subject-0`, `range-0`, … */
  initial: Record<string, string>
  rows: number
  drivers: { slug: string; name: string }[]
  back: string
}

/** One row a subject; empty rows say nothing. */
export function ValidityForm({ action, initial, rows, drivers, back }: ValidityFormProps) {
  const [state, send, pending] = useActionState(action, emptyForm)
  const values: Record<string, string | undefined> =
    state.attempt > 0 ? { id: initial.id, ...state.values } : initial
  return (
    <form action={send} className="grid max-w-measure gap-4" data-guard="" key={state.attempt}>
      <FormResult state={state} />
      <input type="hidden" name="id" value={values.id} />
      {[...Array(rows).keys()].map((row) => (
        <fieldset key={row} className="grid gap-3 sm:grid-cols-2">
          <legend className="sr-only">Range {row + 1}</legend>
          <Select
            name={`subject-${row}`}
            label="Versions of"
            defaultValue={values[`subject-${row}`]}
            error={state.fields[`subject-${row}`]}
          >
            <Subjects drivers={drivers} />
          </Select>
          <TextField
            name={`range-${row}`}
            label="Which"
            hint={row === 0 ? '580, 580+, >= 6.12, < 6.17, or 550 - 580' : undefined}
            defaultValue={values[`range-${row}`]}
            error={state.fields[`range-${row}`]}
            autoCapitalize="none"
            spellCheck={false}
            className="font-mono"
          />
        </fieldset>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" disabled={pending} aria-busy={pending}>
          {pending ? 'Saving…' : 'Save'}
        </Button>
        <LinkButton href={back} tone="quiet">
          Cancel
        </LinkButton>
      </div>
    </form>
  )
}

function Subjects({ drivers }: Pick<ValidityFormProps, 'drivers'>) {
  return (
    <>
      <option value="">—</option>
      <optgroup label="Software">
        {Object.entries(plainSubjects).map(([subject, name]) => (
          <option key={subject} value={subject}>
            {name}
          </option>
        ))}
      </optgroup>
      <optgroup label="Drivers">
        {drivers.map(({ slug, name }) => (
          <option key={slug} value={`driver:${slug}`}>
            {name}
          </option>
        ))}
      </optgroup>
      <optgroup label="Distributions">
        {Object.entries(distributions).map(([id, name]) => (
          <option key={id} value={`distribution:${id}`}>
            {name}
          </option>
        ))}
      </optgroup>
    </>
  )
}
