import { z } from 'zod'
import { postId, singleLine } from '@/lib/posts/input'
import { pathInput } from '@/lib/wiki/input'

export const OBSOLETE_REASON_MAX = 300

const reason = singleLine.pipe(
  z.string().max(OBSOLETE_REASON_MAX, `At most ${OBSOLETE_REASON_MAX} characters.`),
)

/** `1` marks a page as obsolete, `0` says that it holds again. */
export const obsoleteInput = z
  .object({
    id: postId,
    value: z.enum(['1', '0'], 'Send 1 to mark the page, or 0 to say that it holds again.'),
    reason: reason.default(''),
    successor: z.preprocess(
      (text) => (typeof text === 'string' && text.trim() === '' ? null : (text ?? null)),
      pathInput.nullable(),
    ),
  })
  .refine(({ value, reason }) => value === '0' || reason.length >= 5, {
    path: ['reason'],
    error: 'Say in a few words why the page holds no longer.',
  })
export type ObsoleteInput = z.output<typeof obsoleteInput>
