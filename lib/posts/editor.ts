import 'server-only'
import { attachToForm } from '@/lib/attachments/form'
import { saveDraft } from '@/lib/drafts/commands'
import { draftInput } from '@/lib/drafts/input'
import { previewMachine } from '@/lib/environments/preview'
import type { EnvironmentReview } from '@/lib/environments/review'
import { type FormState, parseFields } from '@/lib/http/form'
import { refusedForm } from '@/lib/http/refused-form'
import type { Viewer } from '@/lib/users/types'
import { previewInput, previewText } from './preview'

export type EditorState = FormState & {
  preview?: string
  /** What goes of the pasted machine, and what is read from it. */
  machine?: EnvironmentReview
  /** What went well: "Draft saved." */
  note?: string
}

type Values = Record<string, string>

/** What an editor's other buttons do, with and without script: "Attach", "Preview" and "Save draft". Null for the post itself. */
export async function answerButtons(
  viewer: Viewer,
  values: Values,
  before: FormState,
  draft: string,
  form: FormData,
): Promise<EditorState | null> {
  const attached = await attachedState(viewer, form, values, before)
  if (attached) return attached
  if (values.intent === 'preview') return showPreview(viewer, values, before)
  return values.intent === 'draft' ? keepDraft(viewer, values, before, draft) : null
}

/** The form with a file in its text, or with why it was not taken; null when that is not what was pressed. */
export async function attachedState(
  viewer: Viewer,
  form: FormData,
  values: Values,
  before: FormState,
): Promise<EditorState | null> {
  const attached = await attachToForm(viewer, form, values)
  if (!attached) return null
  if (!attached.ok) return refusedForm(attached.error, values, before)
  return again(before, attached.value.values, { note: attached.value.note })
}

export async function showPreview(viewer: Viewer, values: Values, before: FormState): Promise<EditorState> {
  const preview = await renderField(viewer, values.body)
  if (!preview.ok) return refusedForm(preview.error, values, before)
  const machine = previewMachine(values)
  if (!machine.ok) return refusedForm(machine.error, values, before)
  return again(before, values, { preview: preview.value, machine: machine.value })
}

/** One text as its page will show it. */
export async function renderField(viewer: Viewer, body = '', key = 'preview-') {
  const input = parseFields(previewInput, { body, key })
  const rendered = input.ok ? await previewText(viewer, input.value) : input
  return rendered.ok ? { ok: true as const, value: rendered.value.html } : rendered
}

export async function keepDraft(
  viewer: Viewer,
  values: Values,
  before: FormState,
  draft: string,
): Promise<EditorState> {
  const input = parseFields(draftInput, { ...values, draft })
  const saved = input.ok ? await saveDraft(viewer, input.value) : input
  return saved.ok ? again(before, values, { note: 'Draft saved.' }) : refusedForm(saved.error, values, before)
}

/** The form once more as it was typed, with something to show. */
export function again<More extends object>(before: FormState, values: Values, more: More) {
  // Fields as read have no prototype, which React refuses to send.
  return { fields: {}, values: { ...values }, attempt: before.attempt + 1, ...more }
}
