import { z } from 'zod'
import { REASON_MAX } from '@/lib/moderation/input'
import { singleLine } from '@/lib/posts/input'

export const fileHash = z.string().regex(/^[0-9a-f]{64}$/, 'Which file is it?')

/** Words for a picture, where they are asked before it is sent. */
export const uploadInput = z.object({
  alt: singleLine.pipe(z.string().max(300, 'Describe it in at most 300 characters.')).default(''),
})

export const removalInput = z.object({
  hash: fileHash,
  reason: singleLine.pipe(
    z
      .string()
      .min(3, 'Say why, so that people can understand it.')
      .max(REASON_MAX, `At most ${REASON_MAX} characters.`),
  ),
})
