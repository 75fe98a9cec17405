import { z } from 'zod'
import { postId, singleLine } from '@/lib/posts/input'
import { SUMMARY_MAX } from '@/lib/posts/limits'

export const REASON_MIN = 15
export const REASON_MAX = 500
/** Nobody settles more with one edit; a page has one open need of each person. */
const SETTLED_MAX = 50

export const needInput = z.object({
  id: postId,
  reason: singleLine.pipe(
    z
      .string()
      .min(REASON_MIN, `Say in at least ${REASON_MIN} characters what is wrong or missing.`)
      .max(REASON_MAX, `At most ${REASON_MAX} characters; the talk page has room for more.`),
  ),
})
export type NeedInput = z.output<typeof needInput>

/** A need that is closed by hand, with a word why. */
export const settleInput = z.object({
  need: postId,
  reason: singleLine.pipe(
    z
      .string()
      .min(3, 'Say in a word why it is settled.')
      .max(SUMMARY_MAX, `At most ${SUMMARY_MAX} characters.`),
  ),
})
export type SettleInput = z.output<typeof settleInput>

/** "This edit settles": ids of needs, as ticked boxes of one name send them. */
export const settledNeeds = z
  .string()
  .regex(/^(?:[1-9]\d{0,14}(?:,[1-9]\d{0,14})*)?$/, 'Not a number of a need.')
  .transform((text) => text.split(',').filter(Boolean).map(Number))
  .refine((ids) => ids.length <= SETTLED_MAX, `At most ${SETTLED_MAX} at once.`)
