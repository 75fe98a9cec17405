import type { z } from 'zod'
import { fail, type Result } from '@/lib/result'

/** What an editor's action answers: messages by field and everything that was typed. */
export type FormState = {
  message?: string
  /** What stands in the way, after the message. */
  links?: { href: string; text: string }[]
  fields: Record<string, string>
  values: Record<string, string>
  /** Raised on every answer, so that the page can move the focus to the message. */
  attempt: number
}

export const emptyForm: FormState = { fields: {}, values: {}, attempt: 0 }

/** Fields of a form as plain strings. A repeated field keeps its values joined by commas; files and Next's own fields are left out. */
export function readFields(form: FormData): Record<string, string> {
  const fields: Record<string, string> = Object.create(null)
  for (const [name, value] of form) {
    if (typeof value !== 'string' || name.startsWith('$ACTION')) continue
    fields[name] = name in fields ? `${fields[name]},${value}` : value
  }
  return fields
}

/** Checks fields against a schema; the first message of each field wins. */
export function parseFields<S extends z.ZodType>(
  schema: S,
  fields: Record<string, string>,
): Result<z.output<S>> {
  const parsed = schema.safeParse({ ...fields })
  if (parsed.success) return { ok: true, value: parsed.data }
  const messages: Record<string, string> = {}
  for (const issue of parsed.error.issues) messages[String(issue.path[0] ?? 'form')] ??= issue.message
  return fail('invalid', Object.values(messages)[0] ?? 'Please check the form.', { fields: messages })
}
