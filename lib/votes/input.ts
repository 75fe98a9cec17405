import { z } from 'zod'
import { postId } from '@/lib/posts/input'

/** The wanted state, so that repeating a request is harmless. */
export const voteInput = z.object({
  id: postId,
  value: z.enum(['1', '0', '-1'], 'A vote is 1, 0 or -1.').transform(Number),
})

/** A toggle that is on or off: bookmark, "I have this too". */
export const switchInput = z.object({
  id: postId,
  value: z.enum(['1', '0'], 'Either 1 or 0.').transform((value) => value === '1'),
})
