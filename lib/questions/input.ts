import { z } from 'zod'
import { ANSWER_BODY_MIN } from '@/lib/answers/input'
import { machineFields } from '@/lib/environments/input'
import { idempotencyKey, postBody, singleLine } from '@/lib/posts/input'
import { QUESTION_BODY_MIN, TITLE_MAX, TITLE_MIN } from '@/lib/posts/limits'
import { tagNames } from '@/lib/tags/input'

export const questionTitle = singleLine.pipe(
  z
    .string()
    .min(TITLE_MIN, `Write a title of at least ${TITLE_MIN} characters: the error and the hardware say most.`)
    .max(TITLE_MAX, `At most ${TITLE_MAX} characters.`),
)

export const askInput = z.object({
  title: questionTitle,
  body: postBody(QUESTION_BODY_MIN),
  tags: tagNames,
  /** The asker's own answer, posted in the same submit; empty means none. */
  answer: z
    .literal('')
    .transform(() => undefined)
    .or(postBody(ANSWER_BODY_MIN))
    .optional(),
  ...machineFields,
  key: idempotencyKey,
})

export type AskInput = z.output<typeof askInput>
