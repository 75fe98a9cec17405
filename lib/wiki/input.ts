import { z } from 'zod'
import { editSummary, idempotencyKey, postBody, postId, singleLine } from '@/lib/posts/input'
import { tagNames } from '@/lib/tags/input'
import { isVendorName, parsePath } from './paths'

export const PAGE_TITLE_MAX = 150
export const LEAD_MAX = 300
export const TOPIC_MAX = 60
export const CHECKED_MAX = 300
export const PAGE_BODY_MIN = 20

/** 'nvidia/xid-errors' as typed: spaces around and a leading /wiki/ do no harm. */
export const pathInput = singleLine
  .transform((text) => text.toLowerCase().replace(/^\/?wiki\//, ''))
  .transform((text, context) => {
    const path = parsePath(text)
    if (path) return path
    context.addIssue('Write vendor/name with a-z, 0-9 and single hyphens, like nvidia/xid-errors.')
    return z.NEVER
  })

const title = singleLine.pipe(
  z
    .string()
    .min(3, 'Write at least 3 characters.')
    .max(PAGE_TITLE_MAX, `At most ${PAGE_TITLE_MAX} characters.`),
)
const lead = singleLine.pipe(
  z
    .string()
    .min(10, 'Say in one sentence what this page tells.')
    .max(LEAD_MAX, `At most ${LEAD_MAX} characters; one sentence is enough.`),
)
const topic = singleLine.pipe(
  z
    .string()
    .min(2, 'Under which heading of the index does it stand?')
    .max(TOPIC_MAX, `At most ${TOPIC_MAX} characters.`),
)
const checkedAgainst = singleLine.pipe(z.string().max(CHECKED_MAX, `At most ${CHECKED_MAX} characters.`))
const checkedOn = singleLine
  .pipe(z.union([z.literal(''), z.iso.date()], 'Write a date like 2026-11-22.'))
  .refine((day) => day === '' || day <= tomorrow(), 'This day is still to come.')
  .refine((day) => day === '' || day >= '1990-01-01', 'This day is too long ago.')
  .transform((day) => (day === '' ? null : day))

const fields = { title, lead, topic, tags: tagNames, checkedAgainst, checkedOn }
const flag = z
  .string()
  .optional()
  .transform((value) => value === 'on' || value === '1')
export const revisionNumber = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'Not a revision number.')
  .transform(Number)
const sectionNumber = z
  .string()
  .regex(/^\d{1,4}$/, 'Not a section.')
  .transform(Number)

export const createInput = z.object({
  ...fields,
  path: pathInput,
  checkedAgainst: checkedAgainst.default(''),
  checkedOn: checkedOn.default(null),
  body: postBody(PAGE_BODY_MIN),
  summary: editSummary,
  key: idempotencyKey,
})

/** Fields that are absent stay as they are: the section editor sends the text of its section alone. */
export const editInput = z.object({
  ...z.object(fields).partial().shape,
  id: postId,
  base: revisionNumber,
  section: sectionNumber.optional(),
  body: postBody(0),
  summary: editSummary,
  minor: flag,
})

export const moveInput = z.object({ id: postId, path: pathInput, summary: editSummary })

/** `base` is the newest revision the person saw, so that nobody's newer edit is reverted unseen. */
export const revertInput = z.object({
  id: postId,
  to: revisionNumber,
  base: revisionNumber,
  summary: editSummary,
})

export type CreateInput = z.output<typeof createInput>
export type EditInput = z.output<typeof editInput>
export type MoveInput = z.output<typeof moveInput>
export type RevertInput = z.output<typeof revertInput>

/** `?section=3`; anything else means the whole page. */
export function sectionOf(value: string | string[] | undefined): number | undefined {
  return sectionNumber.optional().catch(undefined).parse(value)
}

/** A number in an address, such as `?before=12`; undefined for anything else. */
export function numberFrom(value: string | string[] | undefined): number | undefined {
  return revisionNumber.optional().catch(undefined).parse(value)
}

/** The choices of the recent changes; what makes no sense is no choice. */
export function changesView(query: Record<string, string | string[] | undefined>) {
  const { vendor, minor } = query
  return {
    vendor: typeof vendor === 'string' && isVendorName(vendor) ? vendor : undefined,
    before: numberFrom(query.before),
    hideMinor: minor === 'hide',
  }
}

/** The day after today's, because it is already tomorrow somewhere. */
function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
}
