import 'server-only'
import { fail, type Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'
import { attachFile } from './commands'
import { uploadInput } from './input'

type Values = Record<string, string>
export type FormWithFile = Result<{ values: Values; note: string }> | null

/**
 * What the button "Attach" of an editor does without script: the file goes into the text of its field and everything
 * else stays as it was typed. Null when another button was pressed.
 */
export async function attachToForm(viewer: Viewer, form: FormData, values: Values): Promise<FormWithFile> {
  if (values.intent !== 'attach') return null
  const file = form.get('file-body')
  if (!(file instanceof File) || file.size === 0) return refuse('Choose a file first.')
  const input = uploadInput.safeParse({ alt: values['alt-body'] ?? '' })
  if (!input.success) return refuse(input.error.issues[0]?.message ?? 'Describe it more briefly.')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const attached = await attachFile(viewer, { name: file.name, bytes, alt: input.data.alt })
  if (!attached.ok) {
    const { error } = attached
    return { ok: false, error: { ...error, fields: { ...error.fields, 'file-body': error.message } } }
  }
  const { markdown, note } = attached.value
  const text = (values.body ?? '').trimEnd()
  const appended = `${text === '' ? '' : `${text}\n\n`}${markdown}\n`
  return { ok: true, value: { values: { ...values, body: appended, 'alt-body': '' }, note } }
}

function refuse(message: string) {
  return fail('invalid', message, { fields: { 'file-body': message } })
}
