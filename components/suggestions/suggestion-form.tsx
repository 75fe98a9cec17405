'use client'

import { useActionState } from 'react'
import { SUMMARY_MAX, TITLE_MAX } from '@/lib/posts/limits'
import { routes } from '@/lib/routes'
import type { ReworkState } from '@/lib/suggestions/types'
import { DiffView } from '../diff-view'
import { FormResult } from '../editor/form-result'
import { MarkdownEditor } from '../editor/markdown-editor'
import { PageStatus } from '../page-status'
import { Button, LinkButton } from '../ui/button'
import { TextField } from '../ui/field'
import { PageFields } from '../wiki/page-fields'

type SuggestionFormProps = {
  action: (before: ReworkState, form: FormData) => Promise<ReworkState>
  id: number
  kind: 'question' | 'answer' | 'comment' | 'page'
  /** The fields of the post, `base` and `issue`. */
  initial: Record<string, string>
  topics: string[]
  commonTags: string[]
  submit: 'Accept with these changes' | 'Replace my suggestion'
  /** Who writes says what and why; who reviews leaves the author's words. */
  asksSummary: boolean
}

/** A suggestion in an editor: for its author to change it, for a reviewer to accept it the way it then reads. */
export function SuggestionForm(props: SuggestionFormProps) {
  const { action, id, kind, initial, topics, commonTags, submit, asksSummary } = props
  const [state, send, pending] = useActionState(action, { fields: {}, values: initial, attempt: 0 })
  const { fields, values } = state
  return (
    <form action={send} className="grid gap-5" aria-label="Suggestion" data-guard="" key={state.attempt}>
      <FormResult state={state} />
      {state.clash && <Clash clash={state.clash} />}
      <input type="hidden" name="suggestion" value={id} />
      <input type="hidden" name="base" value={values.base} />
      {values.issue && <input type="hidden" name="issue" value={values.issue} />}
      {kind === 'page' && (
        <PageFields values={values} errors={fields} topics={topics} commonTags={commonTags} isNew={false} />
      )}
      {kind === 'question' && <QuestionFields state={state} />}
      <MarkdownEditor
        label="Text"
        error={fields.body}
        value={values.body}
        rows={20}
        preview={state.preview}
      />
      {asksSummary && (
        <TextField
          name="summary"
          label="What did you change, and why?"
          error={fields.summary}
          defaultValue={values.summary}
          maxLength={SUMMARY_MAX}
          required={false}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <Button name="intent" value="save" tone="primary" disabled={pending} aria-busy={pending}>
          {submit}
        </Button>
        <Button name="intent" value="preview" className="without-js" formNoValidate>
          Preview
        </Button>
        <LinkButton href={routes.suggestion(id)} tone="quiet">
          Cancel
        </LinkButton>
      </div>
    </form>
  )
}

function QuestionFields({ state: { fields, values } }: { state: ReworkState }) {
  return (
    <>
      <TextField
        name="title"
        label="Title"
        error={fields.title}
        defaultValue={values.title}
        maxLength={TITLE_MAX}
        required
      />
      <TextField
        name="tags"
        label="Tags"
        hint="Separated by commas; one names a vendor."
        error={fields.tags}
        defaultValue={values.tags}
        autoCapitalize="none"
        required
      />
    </>
  )
}

function Clash({ clash: { number, rows } }: { clash: NonNullable<ReworkState['clash']> }) {
  return (
    <section className="grid gap-2" aria-label="Both texts">
      <PageStatus code={409} />
      <p className="max-w-measure text-sm text-ink-2">
        The text below holds both between markers where they differ. Keep what is right, remove the markers,
        and send it again.
      </p>
      <DiffView rows={rows} leftLabel={`Saved as revision ${number}`} rightLabel="Yours" />
    </section>
  )
}
