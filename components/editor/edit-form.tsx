'use client'

import { useActionState } from 'react'
import { BODY_MAX, COMMENT_MAX, SUMMARY_MAX, TITLE_MAX } from '@/lib/posts/limits'
import type { EditFormState } from '@/lib/revisions/types'
import { DiffView } from '../diff-view'
import { Checkbox, TextField } from '../ui/field'
import { DraftKeeper } from './draft-keeper'
import { FormButtons } from './form-buttons'
import { FormResult } from './form-result'
import { MarkdownEditor } from './markdown-editor'
import { ShowChanges } from './show-changes'
import { TagsField as CompletedTags } from './tags-field'

type EditFormProps = {
  action: (before: EditFormState, form: FormData) => Promise<EditFormState>
  kind: 'question' | 'answer' | 'comment'
  id: number
  /** `base`, `title`, `tags`, `body`: the current revision, or the draft of before. */
  initial: Record<string, string>
  /** The edit goes to reviewers first. */
  suggesting: boolean
  /** Tags in use, the most used first. */
  commonTags: string[]
}

export function EditForm({ action, kind, id, initial, suggesting, commonTags }: EditFormProps) {
  const [state, send, pending] = useActionState(action, { fields: {}, values: initial, attempt: 0 })
  const { fields, values, conflict } = state
  return (
    <form action={send} aria-label="Edit" className="grid gap-5" data-guard="">
      <FormResult state={state} />
      {conflict && <Conflict conflict={conflict} />}
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="base" value={values.base} />
      {kind === 'question' && <TitleField state={state} />}
      <MarkdownEditor
        label="Text"
        error={fields.body}
        value={values.body}
        maxLength={kind === 'comment' ? COMMENT_MAX : BODY_MAX}
        rows={kind === 'comment' ? 6 : 18}
        preview={state.preview}
        required
      />
      {kind === 'question' && <TagsField state={state} commonTags={commonTags} />}
      <TextField
        name="summary"
        label="What did you change, and why?"
        error={fields.summary}
        defaultValue={values.summary}
        maxLength={SUMMARY_MAX}
        required={false}
      />
      {kind !== 'comment' && (
        <Checkbox
          name="minor"
          value="1"
          label="Minor edit: spelling, layout"
          defaultChecked={Boolean(values.minor)}
        />
      )}
      <FormButtons
        pending={pending}
        submit={suggesting ? 'Suggest edit' : 'Save edit'}
        fileError={fields['file-body']}
      >
        <ShowChanges id={id} changes={state.changes} />
      </FormButtons>
      <DraftKeeper draft={`edit:${id}`} known={initial.known} />
    </form>
  )
}

function TitleField({ state: { fields, values } }: { state: EditFormState }) {
  return (
    <TextField
      name="title"
      label="Title"
      error={fields.title}
      defaultValue={values.title}
      maxLength={TITLE_MAX}
      required
    />
  )
}

function TagsField({
  state: { fields, values },
  commonTags,
}: {
  state: EditFormState
  commonTags: string[]
}) {
  return (
    <CompletedTags
      name="tags"
      label="Tags"
      hint="Separated by commas; one names a vendor."
      error={fields.tags}
      defaultValue={values.tags}
      common={commonTags}
      required
    />
  )
}

function Conflict({ conflict }: { conflict: NonNullable<EditFormState['conflict']> }) {
  return (
    <section className="grid gap-2" aria-label="Both texts">
      <p>
        The text field holds both versions between <code>{'<<<<<<<'}</code> and <code>{'>>>>>>>'}</code> lines
        where they differ. Keep what is right, remove the markers, and save.
        {conflict.title !== null && <> The saved title is now “{conflict.title}”.</>}
      </p>
      <DiffView rows={conflict.rows} leftLabel={`Saved as revision ${conflict.number}`} rightLabel="Yours" />
    </section>
  )
}
