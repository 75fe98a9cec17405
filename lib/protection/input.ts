import { z } from 'zod'
import { reasonInput } from '@/lib/moderation/input'
import { postId } from '@/lib/posts/input'
import { revisionNumber } from '@/lib/revisions/input'
import { isVendorName } from '@/lib/wiki/paths'
import { levels } from './types'

/** For how long a page is protected, in days; `date` names the last day by itself. */
export const spans = { none: null, day: 1, week: 7, month: 30, quarter: 91, date: null } as const
export type Span = keyof typeof spans

const spanNames = ['none', 'day', 'week', 'month', 'quarter', 'date'] as const satisfies readonly Span[]

/** What becomes of changes that wait when the protection is lifted. */
const waiting = z.enum(['publish', 'discard'], 'Choose what becomes of them.')

export const settingInput = z
  .object({
    id: postId,
    level: z.enum(levels, 'Choose who may edit.'),
    reason: reasonInput,
    span: z.enum(spanNames, 'Choose for how long.').default('none'),
    until: z.union([z.literal(''), z.iso.date()], 'Write a date like 2027-03-01.').default(''),
  })
  .superRefine(({ span, until }, context) => {
    if (span !== 'date') return
    const message =
      until === '' ? 'Name the last day.' : lastMoment(until) <= new Date() ? 'This day is over.' : null
    if (message !== null) context.addIssue({ code: 'custom', path: ['until'], message })
  })
  .transform(({ span, until, ...rest }) => ({ ...rest, expiresAt: endOf(span, until) }))

export const liftingInput = z.object({
  id: postId,
  waiting: waiting.optional(),
})

export type Setting = z.output<typeof settingInput>
export type Lifting = z.output<typeof liftingInput>

/** Approves a pending revision (and those before it), or rejects all that wait. */
export const decisionInput = z.discriminatedUnion(
  'decision',
  [
    z.object({ id: postId, decision: z.literal('approve'), number: revisionNumber }),
    z.object({ id: postId, decision: z.literal('reject'), base: revisionNumber, reason: reasonInput }),
  ],
  'Approve or reject.',
)

/** Reads `?vendor=amd`; null for what our links never say. */
export function pendingView({ vendor }: Record<string, string | string[] | undefined>) {
  if (vendor === undefined) return {}
  return typeof vendor === 'string' && isVendorName(vendor) ? { vendor } : null
}

function endOf(span: Span, until: string): Date | null {
  if (span === 'date') return lastMoment(until)
  const days = spans[span]
  return days === null ? null : new Date(Date.now() + days * 86_400_000)
}

/** A day counts whole, in UTC. */
function lastMoment(day: string): Date {
  return new Date(new Date(`${day}T00:00:00Z`).getTime() + 86_400_000)
}
