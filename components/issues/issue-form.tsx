'use client'

import { useActionState } from 'react'
import { emptyForm, type FormState } from '@/lib/http/form'
import { LEAD_MAX, PAGE_TITLE_MAX } from '@/lib/wiki/input'
import { FormResult } from '../editor/form-result'
import { MarkdownEditor } from '../editor/markdown-editor'
import { Button, LinkButton } from '../ui/button'
import { Select, TextField } from '../ui/field'
import { FactFields } from './fact-fields'

type IssueFormProps = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  /** By field; with `id` the facts of a page that is there already. */
  initial: Record<string, string>
  drivers: { slug: string }[]
  vendors: { slug: string; name: string }[]
  back: string
}

/** A new known issue, or the facts of one. */
export function IssueForm({ action, initial, drivers, vendors, back }: IssueFormProps) {
  const [state, send, pending] = useActionState(action, emptyForm)
  const values: Record<string, string | undefined> =
    state.attempt > 0 ? { id: initial.id, key: initial.key, ...state.values } : initial
  const isNew = !initial.id
  return (
    <form action={send} className="grid gap-5" data-guard="" key={state.attempt}>
      <FormResult state={state} />
      {['id', 'key'].map(
        (name) => values[name] && <input key={name} type="hidden" name={name} value={values[name]} />,
      )}
      {isNew && <PageFields values={values} errors={state.fields} vendors={vendors} />}
      <FactFields values={values} errors={state.fields} drivers={drivers} />
      {isNew && <MarkdownEditor label="Text" value={values.body} error={state.fields.body} rows={12} />}
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" disabled={pending} aria-busy={pending}>
          {pending ? 'Saving…' : isNew ? 'Create the page' : 'Save the facts'}
        </Button>
        <LinkButton href={back} tone="quiet">
          Cancel
        </LinkButton>
      </div>
    </form>
  )
}

type PageFieldsProps = Pick<IssueFormProps, 'vendors'> & {
  values: Record<string, string | undefined>
  errors: Record<string, string>
}

function PageFields({ values, errors, vendors }: PageFieldsProps) {
  const field = (name: string) => ({ name, defaultValue: values[name], error: errors[name] })
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select {...field('vendor')} label="Vendor" hint="The page stands in this part of the wiki.">
        {vendors.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Select>
      <TextField
        {...field('tags')}
        label="Tags"
        hint="Up to six, with spaces between."
        autoCapitalize="none"
        required
      />
      <div className="sm:col-span-2">
        <TextField
          {...field('title')}
          label="Title"
          hint="What goes wrong, and when: Black screen after suspend with 590."
          maxLength={PAGE_TITLE_MAX}
          required
        />
      </div>
      <div className="sm:col-span-2">
        <TextField {...field('lead')} label="In one sentence" maxLength={LEAD_MAX} required />
      </div>
    </div>
  )
}
