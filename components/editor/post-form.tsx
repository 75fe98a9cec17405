'use client'

import { useActionState } from 'react'
import type { EditorState } from '@/lib/posts/editor'
import { BODY_MAX } from '@/lib/posts/limits'
import type { MachineTerms } from '@/lib/rigs/types'
import { MachinePart } from '../environments/machine-part'
import { DraftKeeper } from './draft-keeper'
import { FormButtons } from './form-buttons'
import { FormResult } from './form-result'
import { MarkdownEditor } from './markdown-editor'

type PostFormProps = {
  action: (before: EditorState, form: FormData) => Promise<EditorState>
  /** Sent along: the question's number, the key that makes two sends one post. */
  hidden: Record<string, string>
  initial: Record<string, string>
  machine: MachineTerms
  label: string
  submit: string
  draft: string
}

/** The editor for a post that is one text: an answer. */
export function PostForm({ action, hidden, initial, machine, label, submit, draft }: PostFormProps) {
  const [state, send, pending] = useActionState(action, { fields: {}, values: initial, attempt: 0 })
  return (
    <form action={send} aria-label={label} className="grid gap-4" data-guard="">
      <FormResult state={state} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={state.values[name] ?? value} />
      ))}
      <MarkdownEditor
        label={label}
        error={state.fields.body}
        value={state.values.body}
        maxLength={BODY_MAX}
        preview={state.preview}
        required
      />
      <MachinePart state={state} review={state.machine} machine={machine} />
      <FormButtons pending={pending} submit={submit} fileError={state.fields['file-body']} />
      <DraftKeeper draft={draft} known={initial.known} />
    </form>
  )
}
