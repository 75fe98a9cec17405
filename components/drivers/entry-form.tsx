'use client'

import { type ReactNode, useActionState } from 'react'
import { URL_MAX } from '@/lib/drivers/input'
import { emptyForm, type FormState } from '@/lib/http/form'
import { SUMMARY_MAX } from '@/lib/posts/limits'
import { FormResult } from '../editor/form-result'
import { Button, LinkButton } from '../ui/button'
import { TextField } from '../ui/field'

export type EntryFormProps = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  /** By field; with `id` when something that is listed is corrected. */
  initial: Record<string, string>
  back: string
}

type Field = (name: string) => { name: string; defaultValue: string | undefined; error: string | undefined }

type ShellProps = EntryFormProps & {
  /** What the button says for a new entry. */
  add: string
  /** The fields of the entry itself; the source and the summary follow. */
  children: (field: Field) => ReactNode
}

/** What the forms of releases and branches have in common: hidden values, source, summary and buttons. */
export function EntryForm({ action, initial, back, add, children }: ShellProps) {
  const [state, send, pending] = useActionState(action, emptyForm)
  const values: Record<string, string | undefined> =
    state.attempt > 0 ? { ...hiddenOf(initial), ...state.values } : initial
  const field: Field = (name) => ({ name, defaultValue: values[name], error: state.fields[name] })
  return (
    <form action={send} className="grid max-w-measure gap-4" data-guard="" key={state.attempt}>
      <FormResult state={state} />
      {['driver', 'id', 'base'].map(
        (name) => values[name] && <input key={name} type="hidden" name={name} value={values[name]} />,
      )}
      {children(field)}
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
          {pending ? 'Saving…' : initial.id ? 'Save' : add}
        </Button>
        <LinkButton href={back} tone="quiet">
          Cancel
        </LinkButton>
      </div>
    </form>
  )
}

/** What is not typed keeps its value whatever comes back. */
function hiddenOf({ driver, id, base }: Record<string, string>) {
  return { driver, id, base }
}
