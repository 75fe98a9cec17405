import { z } from 'zod'
import { type DiffLook, diffLook } from '@/lib/diff/look'
import type { IssueFacts } from '@/lib/issues/types'
import { settledNeeds } from '@/lib/needs/input'
import { editSummary, idempotencyKey, postBody, postId, singleLine } from '@/lib/posts/input'
import { PAGE_BODY_MAX } from '@/lib/posts/limits'
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
export const checkedOn = singleLine
  .pipe(z.union([z.literal(''), z.iso.date()], 'Write a date like 2026-11-22.'))
  .refine((day) => day === '' || day <= tomorrow(), 'This day is still to come.')
  .refine((day) => day === '' || day >= '1990-01-01', 'This day is too long ago.')
  .transform((day) => (day === '' ? null : day))

const reviewBy = singleLine
  .pipe(z.union([z.literal(''), z.iso.date()], 'Write a date like 2027-05-31.'))
  .refine((day) => day === '' || (day >= '1990-01-01' && day <= '2099-12-31'), 'This day is too far away.')
  .transform((day) => (day === '' ? null : day))

const fields = { title, lead, topic, tags: tagNames, checkedAgainst, checkedOn, reviewBy }
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
  reviewBy: reviewBy.default(null),
  body: postBody(PAGE_BODY_MIN, PAGE_BODY_MAX),
  summary: editSummary,
  key: idempotencyKey,
  /** The tag this page is to tell of. */
  tag: z.string().max(100).optional(),
})

/** Fields that are absent stay as they are: the section editor sends the text of its section alone. */
export const editInput = z.object({
  ...z.object(fields).partial().shape,
  id: postId,
  base: revisionNumber,
  section: sectionNumber.optional(),
  body: postBody(0, PAGE_BODY_MAX),
  summary: editSummary,
  minor: flag,
  settles: settledNeeds.optional(),
})

export const moveInput = z.object({ id: postId, path: pathInput, summary: editSummary })

/** `base` is the newest revision the person saw, so that nobody's newer edit is reverted unseen. */
export const revertInput = z.object({
  id: postId,
  to: revisionNumber,
  base: revisionNumber,
  summary: editSummary,
})

/** The facts of a known issue have a form of their own, which leaves the text alone. */
type Facts = { issue?: IssueFacts }
export type CreateInput = z.output<typeof createInput> & Facts
export type EditInput = Omit<z.output<typeof editInput>, 'body'> & { body?: string } & Facts
export type MoveInput = z.output<typeof moveInput>
export type RevertInput = z.output<typeof revertInput>

type Query = Record<string, string | string[] | undefined>

/** Reads `?section=3`, where none means the whole page; null for what our links never say. */
export function editorView({ section }: Query): { section: number | undefined } | null {
  const read = sectionNumber.optional().safeParse(section)
  return read.success ? { section: read.data } : null
}

/** Reads `?before=12`; null for what our links never say. */
export function historyView({ before }: Query): { before: number | undefined } | null {
  const read = revisionNumber.optional().safeParse(before)
  return read.success ? { before: read.data } : null
}

/** Reads `?from=1&to=2&view=inline`, the revisions in either order; null for what our links never say. */
export function diffView({ from, to, view }: Query): { from: number; to: number; look: DiffLook } | null {
  const [one, other, look] = [numberFrom(from), numberFrom(to), diffLook(view)]
  return one && other && look ? { from: Math.min(one, other), to: Math.max(one, other), look } : null
}

export type LinksCursor = { question: boolean; rootId: number }

/** Reads `?after=page-12`, the last thread seen; null for what our links never say. */
export function linksView({ after }: Query): { after: LinksCursor | undefined } | null {
  if (after === undefined) return { after }
  const [, kind, id] = /^(page|question)-([1-9]\d{0,14})$/.exec(String(after)) ?? []
  return kind && id ? { after: { question: kind === 'question', rootId: Number(id) } } : null
}

/** Reads `?revision=12`, where none means the newest; null for what our links never say. */
export function blameView({ revision }: Query): { number: number | undefined } | null {
  const read = revisionNumber.optional().safeParse(revision)
  return read.success ? { number: read.data } : null
}

/** Reads `?vendor=amd&minor=hide&before=12`; null for what our links never say. */
export function changesView(query: Query) {
  const { vendor, minor } = query
  const older = historyView(query)
  const isVendor = vendor === undefined || (typeof vendor === 'string' && isVendorName(vendor))
  if (!older || !isVendor || (minor !== undefined && minor !== 'hide')) return null
  return { vendor, ...older, hideMinor: minor === 'hide' }
}

/** The number of a revision as part of a path; undefined for anything else. */
export function numberFrom(value: string | string[] | undefined): number | undefined {
  return revisionNumber.safeParse(value).data
}

/** The day after today's, because it is already tomorrow somewhere. */
function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
}
