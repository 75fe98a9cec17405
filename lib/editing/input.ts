import { z } from 'zod'
import { postId } from '@/lib/posts/input'

/** 1 while the editor is open, 0 when it is left. */
export const editingInput = z.object({
  id: postId,
  value: z.enum(['0', '1'], 'Send 1 while editing and 0 afterwards.').transform((value) => value === '1'),
})

/** Between two signs of life of an open editor. */
export const BEAT_SECONDS = 30

/** Somebody with the editor of a page open. */
export type PageEditor = { handle: string; minutes: number }
