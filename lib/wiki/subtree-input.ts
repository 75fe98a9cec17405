import { z } from 'zod'
import { editSummary, singleLine } from '@/lib/posts/input'
import { TOPIC_MAX } from './input'
import { isVendorName, SLUG_MAX } from './paths'

/** More pages are moved in several goes. */
export const SUBTREE_MAX = 500

const vendor = z.string().refine(isVendorName, 'Choose a vendor.')
const topic = singleLine
  .pipe(z.string().max(TOPIC_MAX, `At most ${TOPIC_MAX} characters.`))
  .transform((text) => (text === '' ? null : text))
  .default(null)
const prefix = singleLine
  .transform((text) => text.toLowerCase())
  .pipe(
    z
      .string()
      .max(SLUG_MAX, `At most ${SLUG_MAX} characters.`)
      .regex(/^[a-z0-9-]*$/, 'Only a-z, 0-9 and hyphens, like vulkan-.'),
  )
  .default('')

/** Which pages move and where to: a vendor's, of one topic or with names that begin alike. */
export const subtreeInput = z.object({
  vendor,
  topic,
  prefix,
  toVendor: vendor,
  toTopic: topic,
  toPrefix: prefix,
})
export type SubtreeWish = z.output<typeof subtreeInput>

const eventId = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'Not a move.')
  .transform(Number)

/** `undo` names the log entry of a move that is taken back. */
export const undoInput = z.object({ undo: eventId })

const confirmation = {
  /** What the moderator saw: nothing else is carried out. */
  seen: z.string().regex(/^[0-9a-f]{64}$/, 'Look at the list of pages first.'),
  summary: editSummary,
}

const confirmUndo = undoInput.extend(confirmation)
const confirmWish = subtreeInput.extend(confirmation)
export type ConfirmInput = z.output<typeof confirmUndo> | z.output<typeof confirmWish>

export const confirmInput = z.record(z.string(), z.string()).transform((fields, context): ConfirmInput => {
  const read = (isUndo(fields) ? confirmUndo : confirmWish).safeParse(fields)
  if (read.success) return read.data
  for (const { path, message } of read.error.issues) context.addIssue({ code: 'custom', path, message })
  return z.NEVER
})

export const doneInput = z.object({ done: eventId })

/** What the address of the screen asks for, by the names of its form. */
export function askedFields(query: Record<string, string | undefined>): Record<string, string> {
  const names = ['undo', ...Object.keys(subtreeInput.shape)]
  return Object.fromEntries(names.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]]])))
}

export function isUndo(fields: Record<string, string>): boolean {
  return Object.hasOwn(fields, 'undo')
}
