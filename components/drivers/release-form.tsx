'use client'

import { useActionState } from 'react'
import { NAME_MAX, NOTE_MAX, REASON_MAX, URL_MAX, VERSION_MAX } from '@/lib/drivers/input'
import { emptyForm, type FormState } from '@/lib/http/form'
import { SUMMARY_MAX } from '@/lib/posts/input'
import { FormResult } from '../editor/form-result'
import { Button, LinkButton } from '../ui/button'
import { Checkbox, Textarea, TextField } from '../ui/field'

type ReleaseFormProps = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  /** By field; with `id` when a release is corrected. */
  initial: Record<string, string>
  branches: string[]
  back: string
}

/** Adds a release, or corrects one. */
export function ReleaseForm({ action, initial, branches, back }: ReleaseFormProps) {
  const [state, send, pending] = useActionState(action, emptyForm)
  const values: Record<string, string | undefined> =
    state.attempt > 0 ? { ...hiddenOf(initial), ...state.values } : initial
  const field = (name: string) => ({ name, defaultValue: values[name], error: state.fields[name] })
  const isNew = !initial.id
  return (
    <form action={send} className="grid max-w-measure gap-4" data-guard="" key={state.attempt}>
      <FormResult state={state} />
      {['driver', 'id', 'base'].map(
        (name) => values[name] && <input key={name} type="hidden" name={name} value={values[name]} />,
      )}
      <TextField
        {...field('version')}
        label="Version"
        hint="As its maker writes it: 580.95.05"
        maxLength={VERSION_MAX}
        autoCapitalize="none"
        spellCheck={false}
        className="font-mono"
        required
      />
      <TextField
        {...field('branch')}
        label="Branch"
        hint="One that is listed already."
        maxLength={NAME_MAX}
        list="branches"
        autoComplete="off"
        className="font-mono"
        required
      />
      <datalist id="branches">
        {branches.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <TextField
        {...field('releasedOn')}
        type="date"
        label="Released on"
        hint="Only if the source says the day."
        required={false}
      />
      <Textarea
        {...field('note')}
        label="Note"
        hint="What one has to know of it, in a sentence or two."
        maxLength={NOTE_MAX}
        rows={3}
        required={false}
      />
      <TextField
        {...field('sourceUrl')}
        type="url"
        label="Source"
        hint="The address of a page that says so."
        maxLength={URL_MAX}
        required
      />
      {!isNew && (
        <>
          <Checkbox
            name="withdrawn"
            label="Withdrawn: pulled by its maker, or entered in error"
            defaultChecked={values.withdrawn === 'on'}
            error={state.fields.withdrawn}
          />
          <TextField
            {...field('reason')}
            label="Why it was withdrawn"
            maxLength={REASON_MAX}
            required={false}
          />
        </>
      )}
      <TextField
        {...field('summary')}
        label="What you changed, and why"
        hint="One line for the history."
        maxLength={SUMMARY_MAX}
        required={false}
      />
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" disabled={pending} aria-busy={pending}>
          {pending ? 'Saving…' : isNew ? 'Add the release' : 'Save'}
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
