'use client'

import { useActionState } from 'react'
import { branchKinds, NAME_MAX, NOTE_MAX, URL_MAX } from '@/lib/drivers/input'
import { emptyForm, type FormState } from '@/lib/http/form'
import { SUMMARY_MAX } from '@/lib/posts/input'
import { FormResult } from '../editor/form-result'
import { Button, LinkButton } from '../ui/button'
import { Select, Textarea, TextField } from '../ui/field'
import { branchWords } from './words'

type BranchFormProps = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  /** By field; with `id` when a branch is corrected. */
  initial: Record<string, string>
  back: string
}

/** Adds a branch, or corrects one. */
export function BranchForm({ action, initial, back }: BranchFormProps) {
  const [state, send, pending] = useActionState(action, emptyForm)
  const { driver, id, base } = initial
  const values: Record<string, string | undefined> =
    state.attempt > 0 ? { driver, id, base, ...state.values } : initial
  const field = (name: string) => ({ name, defaultValue: values[name], error: state.fields[name] })
  return (
    <form action={send} className="grid max-w-measure gap-4" data-guard="" key={state.attempt}>
      <FormResult state={state} />
      {['driver', 'id', 'base'].map(
        (name) => values[name] && <input key={name} type="hidden" name={name} value={values[name]} />,
      )}
      <TextField
        {...field('name')}
        label="Name"
        hint="As its maker writes it: R580, 26.0"
        maxLength={NAME_MAX}
        autoCapitalize="none"
        spellCheck={false}
        className="font-mono"
        required
      />
      <Select {...field('kind')} label="Kind">
        {branchKinds.map((kind) => (
          <option key={kind} value={kind}>
            {branchWords[kind].text}
          </option>
        ))}
      </Select>
      <TextField
        {...field('endOfLife')}
        type="date"
        label="End of life"
        hint="The last day of the month when only the month was announced."
        required={false}
      />
      <TextField
        {...field('drops')}
        label="Drops"
        hint="Architectures that earlier branches drove and this one does not: Maxwell, Pascal"
        required={false}
      />
      <Textarea {...field('note')} label="Note" maxLength={NOTE_MAX} rows={3} required={false} />
      <TextField
        {...field('sourceUrl')}
        type="url"
        label="Source"
        hint="The address of a page that says so."
        maxLength={URL_MAX}
        required
      />
      <TextField
        {...field('summary')}
        label="What you changed, and why"
        hint="One line for the history."
        maxLength={SUMMARY_MAX}
        required={false}
      />
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" disabled={pending} aria-busy={pending}>
          {pending ? 'Saving…' : initial.id ? 'Save' : 'Add the branch'}
        </Button>
        <LinkButton href={back} tone="quiet">
          Cancel
        </LinkButton>
      </div>
    </form>
  )
}
