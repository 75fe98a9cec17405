import { z } from 'zod'
import { idempotencyKey, postBody, postId } from '@/lib/posts/input'
import { COMMENT_MAX } from '@/lib/posts/limits'

export const COMMENT_MIN = 2

/** `id` is the post replied to: a question, an answer, a comment or a page. */
export const commentInput = z.object({
  id: postId,
  body: postBody(COMMENT_MIN, COMMENT_MAX),
  key: idempotencyKey,
})

export type CommentInput = z.output<typeof commentInput>
