'use client'

import { useActionState } from 'react'
import { BODY_MAX, TITLE_MAX } from '@/lib/posts/limits'
import type { AskState, AskTerms } from '@/lib/questions/types'
import type { MachineTerms } from '@/lib/rigs/types'
import { TAGS_MAX } from '@/lib/tags/limits'
import { DraftKeeper } from '../editor/draft-keeper'
import { FormButtons } from '../editor/form-buttons'
import { FormResult } from '../editor/form-result'
import { MarkdownEditor } from '../editor/markdown-editor'
import { TagsField } from '../editor/tags-field'
import { MachinePart } from '../environments/machine-part'
import { TextField } from '../ui/field'
import { LiveSame } from './live-same'
import { LiveSimilar } from './live-similar'

/** The fields in which errors are looked for. */
const watched = ['title', 'body', 'environment']

type AskFormProps = {
  action: (before: AskState, form: FormData) => Promise<AskState>
  terms: AskTerms
  /** The unfinished question of before, or what the link here said. */
  initial: Record<string, string>
  machine: MachineTerms
  /** Makes a form that is sent twice one question. */
  submitKey: string
}

export function AskForm({ action, terms, initial, machine, submitKey }: AskFormProps) {
  const [state, send, pending] = useActionState(action, { fields: {}, values: initial, attempt: 0 })
  const { fields, values } = state
  return (
    <form action={send} aria-label="Ask a question" className="grid gap-5" data-guard="">
      <FormResult state={state} />
      <input type="hidden" name="key" value={values.key ?? submitKey} />
      <TitleField state={state} />
      <MarkdownEditor
        label="What happens, and what did you expect?"
        hint="At least 30 characters. Name the GPU, driver, kernel and distribution; paste logs between ``` lines."
        error={fields.body}
        value={values.body}
        maxLength={BODY_MAX}
        preview={state.preview}
        required
      />
      <LiveSame fields={watched} found={state.same} />
      <TagsField
        name="tags"
        label="Tags"
        hint={tagsHint(terms)}
        error={fields.tags}
        defaultValue={values.tags}
        common={terms.commonTags}
        required
      />
      <MachinePart state={state} review={state.machine} machine={machine} />
      <OwnAnswer state={state} />
      <FormButtons pending={pending} submit="Post question" fileError={fields['file-body']} checks />
      <DraftKeeper draft="ask" known={initial.known} />
    </form>
  )
}

function TitleField({ state: { fields, values, similar } }: { state: AskState }) {
  return (
    <div className="grid gap-2">
      <TextField
        name="title"
        label="Title"
        hint={`The error and the hardware in one line, 15 to ${TITLE_MAX} characters.`}
        error={fields.title}
        defaultValue={values.title}
        maxLength={TITLE_MAX}
        required
      />
      <LiveSimilar field="title" found={similar} />
    </div>
  )
}

function OwnAnswer({ state: { fields, values, answerPreview } }: { state: AskState }) {
  return (
    <details open={Boolean(values.answer) || fields.answer !== undefined} className="grid gap-2">
      <summary className="min-h-8 cursor-pointer text-sm">
        Answer it yourself in the same go (optional)
      </summary>
      <MarkdownEditor
        name="answer"
        label="Your own answer"
        hint="Posted together with the question: both, or neither."
        error={fields.answer}
        value={values.answer}
        maxLength={BODY_MAX}
        preview={answerPreview}
        rows={8}
      />
    </details>
  )
}

function tagsHint({ vendorTags, mayCreateTags, newTagReputation }: AskTerms): string {
  const rule = `1 to ${TAGS_MAX}, separated by commas, at least one of ${vendorTags.join(', ')}.`
  return mayCreateTags ? rule : `${rule} Existing tags only; new ones take ${newTagReputation} reputation.`
}
