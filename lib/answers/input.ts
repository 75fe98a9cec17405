import { z } from 'zod'
import { machineFields } from '@/lib/environments/input'
import { idempotencyKey, postBody, postId } from '@/lib/posts/input'

export const ANSWER_BODY_MIN = 20

export const answerInput = z.object({
  id: postId,
  body: postBody(ANSWER_BODY_MIN),
  ...machineFields,
  key: idempotencyKey,
})

export type AnswerInput = z.output<typeof answerInput>

/** The wanted state, so that a repeated press changes nothing. */
export const acceptInput = z.object({
  id: postId,
  value: z
    .enum(['0', '1'], { error: 'Send 1 to accept or 0 to withdraw.' })
    .transform((value) => value === '1'),
})
