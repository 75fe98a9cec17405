'use client'

import { useActionState } from 'react'
import { emptyForm } from '@/lib/http/form'
import { LEAD_MAX, PAGE_TITLE_MAX } from '@/lib/wiki/input'
import type { PageFormState } from '@/lib/wiki/types'
import { AttachField } from '../editor/attach-field'
import { FormResult } from '../editor/form-result'
import { MarkdownEditor } from '../editor/markdown-editor'
import { TagsField } from '../editor/tags-field'
import { PageStatus } from '../page-status'
import { Button, LinkButton } from '../ui/button'
import { Select, TextField } from '../ui/field'
import { FieldChanges } from '../wiki/field-changes'
import { FactFields } from './fact-fields'

type IssueFormProps = {
  action: (before: PageFormState, form: FormData) => Promise<PageFormState>
  /** By field; with `id` and `base` the facts of a page that is there already. */
  initial: Record<string, string>
  drivers: { slug: string }[]
  vendors: { slug: string; name: string }[]
  /** Tags in use, the most used first. */
  commonTags: string[]
  back: string
  /** What saving does for this person. */
  submit:
    | 'Create the page'
    | 'Save the facts'
    | 'Save the facts for approval'
    | 'Save the facts and approve'
    | 'Suggest these facts'
}

/** A new known issue, or the facts of one. */
export function IssueForm({ action, initial, drivers, vendors, commonTags, back, submit }: IssueFormProps) {
  const [state, send, pending] = useActionState(action, untouched)
  const values: Record<string, string | undefined> =
    state.attempt > 0 ? { id: initial.id, base: initial.base, key: initial.key, ...state.values } : initial
  const isNew = !initial.id
  return (
    <form action={send} className="grid gap-5" data-guard="" key={state.attempt}>
      <FormResult state={state} />
      {state.conflict && <BothFacts conflict={state.conflict} />}
      {['id', 'base', 'key'].map(
        (name) => values[name] && <input key={name} type="hidden" name={name} value={values[name]} />,
      )}
      {isNew && (
        <PageFields values={values} errors={state.fields} vendors={vendors} commonTags={commonTags} />
      )}
      <FactFields values={values} errors={state.fields} drivers={drivers} />
      {isNew && <MarkdownEditor label="Text" value={values.body} error={state.fields.body} rows={12} />}
      {!isNew && (
        <TextField
          name="summary"
          label="What did you change, and why?"
          hint="One line for the history."
          defaultValue={values.summary}
          error={state.fields.summary}
          maxLength={255}
          required={false}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" disabled={pending} aria-busy={pending}>
          {pending ? 'Saving…' : submit}
        </Button>
        <LinkButton href={back} tone="quiet">
          Cancel
        </LinkButton>
      </div>
      {isNew && <AttachField error={state.fields['file-body']} />}
    </form>
  )
}

const untouched: PageFormState = emptyForm

/** What somebody else saved meanwhile, beside one's own. */
function BothFacts({ conflict }: { conflict: NonNullable<PageFormState['conflict']> }) {
  const { by, number, mine, theirs } = conflict
  return (
    <section aria-label="Both versions" className="grid gap-3">
      <PageStatus code={409} />
      <p className="max-w-measure text-sm text-ink-2">
        The form below holds everything that could be joined, and your entry where both of you changed the
        same fact. Put it right and save: it then follows revision {number}.
      </p>
      <FieldChanges
        before={theirs}
        after={mine}
        beforeLabel={`Revision ${number} by ${by}`}
        afterLabel="Yours"
      />
    </section>
  )
}

type PageFieldsProps = Pick<IssueFormProps, 'vendors' | 'commonTags'> & {
  values: Record<string, string | undefined>
  errors: Record<string, string>
}

function PageFields({ values, errors, vendors, commonTags }: PageFieldsProps) {
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
      <TagsField
        {...field('tags')}
        label="Tags"
        hint="Up to six, with spaces or commas between."
        common={commonTags}
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
