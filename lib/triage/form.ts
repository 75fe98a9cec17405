import { LOG_MAX, TYPED_MAX } from './limits'
import { readLog } from './read'
import { textOf, tidy } from './text'
import type { Outcome, Refusal } from './types'

export type Sent = { type: string; body: Uint8Array<ArrayBuffer> }

/** Reads the form as it was sent, the log in it, and what the log says. Slow for a large one: for the worker only. */
export async function answerForm({ type, body }: Sent): Promise<Outcome> {
  const form = await formOf(type, body)
  if (form === null) return refuse('no-form', '')
  const typed = stringOf(form.get('log'))
  const file = form.get('file')
  const bytes = file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null
  const uploaded = bytes === null ? null : textOf(bytes)
  if (uploaded?.ok === false) return refuse(uploaded.refusal, typed)
  // Both, when somebody gives both: nothing is thrown away unread.
  const text = [tidy(typed), uploaded?.text ?? ''].filter((part) => part.trim() !== '').join('\n')
  if (text === '') return refuse('empty', '')
  // Over the limit in bytes is over it in characters only for plain letters; the cheaper count decides.
  if (text.length > LOG_MAX || Buffer.byteLength(text) > LOG_MAX) return refuse('too-large', typed)
  return { kind: 'read', reading: readLog(text) }
}

async function formOf(type: string, body: Uint8Array<ArrayBuffer>): Promise<FormData | null> {
  try {
    return await new Response(body, { headers: { 'content-type': type } }).formData()
  } catch {
    return null
  }
}

function stringOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : ''
}

function refuse(refusal: Refusal, typed: string): Outcome {
  return { kind: 'refused', refusal, typed: typed.length > TYPED_MAX ? '' : tidy(typed) }
}
