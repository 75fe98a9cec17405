import { z } from 'zod'
import { singleLine } from '@/lib/posts/input'

export const suggestionId = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'Not a suggestion number.')
  .transform(Number)

/** A rejection says why; accepting and withdrawing need no words. */
export const decisionInput = z
  .object({
    id: suggestionId,
    decision: z.enum(['accept', 'reject', 'withdraw'], { error: 'Accept, reject or withdraw?' }),
    reason: singleLine.pipe(z.string().max(255, 'At most 255 characters.')).default(''),
  })
  .refine(({ decision, reason }) => decision !== 'reject' || reason.length >= 5, {
    path: ['reason'],
    message: 'Say in a few words why it is rejected.',
  })

export type DecisionInput = z.output<typeof decisionInput>
