import { z } from 'zod'
import { singleLine } from '@/lib/posts/input'
import { revisionNumber } from '@/lib/wiki/input'
import { isVendorName } from '@/lib/wiki/paths'

export const suggestionId = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'Not a suggestion number.')
  .transform(Number)

/** Ids of hunks, as checkboxes of one name arrive: joined by commas. */
const hunkIds = z
  .string()
  .max(10_000)
  .transform((text) => text.split(',').filter((id) => /^[fl][\w-]{9}$/.test(id)))

/** A rejection says why; accepting and withdrawing need no words. */
export const decisionInput = z
  .object({
    id: suggestionId,
    decision: z.enum(['accept', 'reject', 'withdraw'], { error: 'Accept, reject or withdraw?' }),
    reason: singleLine.pipe(z.string().max(255, 'At most 255 characters.')).default(''),
    /** What the screen showed: the newest revision then, and its hunks. Without them all of it is accepted as it is. */
    base: revisionNumber.optional(),
    shown: hunkIds.default([]),
    take: hunkIds.default([]),
  })
  .refine(({ decision, reason }) => decision !== 'reject' || reason.length >= 5, {
    path: ['reason'],
    message: 'Say in a few words why it is rejected.',
  })

type Decision = z.output<typeof decisionInput>
export type DecisionInput = Pick<Decision, 'id' | 'decision' | 'reason'> & Partial<Decision>

/** What the editor of a suggestion sends beside the fields of its post. */
export const reworkInput = z.object({
  id: suggestionId,
  base: revisionNumber,
  summary: singleLine.pipe(z.string().max(255, 'At most 255 characters.')).default(''),
})

export type ReworkInput = z.output<typeof reworkInput>

export type Query = Record<string, string | string[] | undefined>

const kinds = ['question', 'answer', 'page'] as const
const empty = z.literal('').transform(() => undefined)

const queueQuery = z.object({
  kind: z.union([z.enum(kinds), empty]).optional(),
  vendor: z.union([z.string().refine(isVendorName), empty]).optional(),
  after: suggestionId.optional(),
})

export type QueueFilter = z.output<typeof queueQuery>

/** Reads `?kind=page&vendor=amd&after=12`; null for what our links never say. */
export function queueView(query: Query): QueueFilter | null {
  return queueQuery.safeParse(query).data ?? null
}

/** Reads `?before=12` of one's own list; null for what our links never say. */
export function ownView({ before }: Query): { before: number | undefined } | null {
  const read = suggestionId.optional().safeParse(before)
  return read.success ? { before: read.data } : null
}

/** What was chosen before: on a screen that is shown again, or for the editor. */
export function choiceView({ base, left, take, unfit }: Query) {
  return {
    base: revisionNumber.safeParse(base).data,
    left: new Set(idsFrom(left)),
    unfit: unfit !== undefined,
    take: take === undefined ? null : new Set(idsFrom(take)),
  }
}

function idsFrom(value: string | string[] | undefined): string[] {
  return [value ?? []].flat().flatMap((text) => hunkIds.safeParse(text).data ?? [])
}
