import { z } from 'zod'
import { ANSWER_BODY_MIN } from '@/lib/answers/input'
import { COMMENT_MIN } from '@/lib/comments/input'
import { reasonInput } from '@/lib/moderation/input'
import { editSummary, postBody, postId } from '@/lib/posts/input'
import { COMMENT_MAX, QUESTION_BODY_MIN } from '@/lib/posts/limits'
import { questionTitle } from '@/lib/questions/input'
import { tagNames } from '@/lib/tags/input'

/** Revision numbers in URLs and forms. */
export const revisionNumber = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'Not a revision number.')
  .transform(Number)

const common = {
  id: postId,
  /** The revision the editor started from. */
  base: revisionNumber,
  summary: editSummary,
  minor: z
    .string()
    .transform((value) => value !== '')
    .default(false),
}

const schemas = {
  question: z.object({ ...common, title: questionTitle, tags: tagNames, body: postBody(QUESTION_BODY_MIN) }),
  answer: z.object({ ...common, body: postBody(ANSWER_BODY_MIN) }),
  comment: z.object({ ...common, body: postBody(COMMENT_MIN, COMMENT_MAX) }),
}

export type EditableKind = keyof typeof schemas

/** The fields of the edit form of a question, an answer or a comment. */
export function editInput(kind: EditableKind) {
  return schemas[kind]
}

export type EditInput = {
  id: number
  base: number
  title?: string
  tags?: string[]
  body: string
  summary: string
  minor: boolean
}

export const revertInput = z.object({ id: postId, number: revisionNumber })

/** 1 hides the text of a revision, with a reason; 0 shows it again. */
export const hidingInput = z.discriminatedUnion(
  'value',
  [
    z.object({
      id: postId,
      number: revisionNumber,
      value: z.literal('1').transform(() => true as const),
      reason: reasonInput,
    }),
    z.object({ id: postId, number: revisionNumber, value: z.literal('0').transform(() => false as const) }),
  ],
  'Send 1 to do it or 0 to take it back.',
)
export type HidingInput = z.output<typeof hidingInput>
