import { z } from 'zod'
import { postId, singleLine, storableText } from '@/lib/posts/input'
import { SUMMARY_MAX } from '@/lib/posts/limits'
import { parseRange, rangeProblem } from '@/lib/versions/range'
import { RANGES_MAX } from './limits'
import { isSubject } from './subjects'
import { markKinds, outcomes, type Validity } from './types'

export const COMMENT_MAX = 500
export const DANGER_MIN = 15

const number = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'Choose one of your rigs.')
  .transform(Number)
const absent = (text: unknown) => (text === '' ? undefined : text)

const comment = storableText
  .transform((text) => text.trim())
  .pipe(
    z
      .string()
      .max(COMMENT_MAX, `At most ${COMMENT_MAX} characters; a comment or an answer has room for more.`),
  )

/** Without a rig it is made on the chosen one; `environment` names one's earlier report, also of a rig that is gone. */
export const reportInput = z.object({
  id: postId,
  outcome: z.enum([...outcomes, 'withdraw'], 'Say whether it works, works partly or fails.'),
  rig: z.preprocess(absent, number.optional()),
  environment: z.preprocess(absent, number.optional()),
  comment: comment.default(''),
})
export type ReportInput = z.output<typeof reportInput>

/** `1` marks, `0` takes back one's own mark, `clear` removes everybody's, which the author and moderators may. */
export const markInput = z
  .object({
    id: postId,
    kind: z.enum(markKinds, 'Outdated or dangerous.'),
    value: z.enum(['1', '0', 'clear'], 'Send 1 to mark, 0 to take it back, or clear.'),
    comment: comment.default(''),
    reason: singleLine.pipe(z.string().max(SUMMARY_MAX, `At most ${SUMMARY_MAX} characters.`)).default(''),
  })
  .refine(
    ({ kind, value, comment }) => value !== '1' || kind !== 'dangerous' || comment.length >= DANGER_MIN,
    {
      path: ['comment'],
      error: `Say in at least ${DANGER_MIN} characters what is dangerous about it.`,
    },
  )
  .refine(({ value, reason }) => value !== 'clear' || reason !== '', {
    path: ['reason'],
    error: 'Say why the mark no longer holds.',
  })
export type MarkInput = z.output<typeof markInput>

/** A range as the form takes it. */
export function rangeInput({ from, to, through }: Validity): string {
  if (from !== null && from === to) return from
  const bounds = [from === null ? '' : `>= ${from}`, to === null ? '' : `${through ? '<=' : '<'} ${to}`]
  return bounds.filter(Boolean).join(', ')
}

type ReadRanges = { ok: true; ranges: Validity[] } | { ok: false; fields: Record<string, string> }

/** Reads the rows `subject-0`, `range-0`, … of the form; an empty row says nothing, an error stands at its own field. */
export function readRanges(values: Record<string, string>): ReadRanges {
  const ranges: Validity[] = []
  const fields: Record<string, string> = {}
  for (let row = 0; row < RANGES_MAX; row++) {
    const subject = (values[`subject-${row}`] ?? '').trim()
    const text = (values[`range-${row}`] ?? '').trim()
    if (subject === '' && text === '') continue
    const range = text.length <= 130 ? parseRange(text) : null
    if (!isSubject(subject)) fields[`subject-${row}`] = 'Choose what the versions are of.'
    else if (ranges.some((other) => other.subject === subject))
      fields[`subject-${row}`] = 'This stands in another row already.'
    else if (!range) fields[`range-${row}`] = rangeProblem(text)
    else ranges.push({ subject, ...range })
  }
  return Object.keys(fields).length > 0 ? { ok: false, fields } : { ok: true, ranges }
}
