import { z } from 'zod'
import { postId, singleLine, storableText } from '@/lib/posts/input'
import { closeReasons, flagReasons } from './reasons'

export const NOTE_MAX = 1_000

const note = storableText.pipe(z.string().trim().max(NOTE_MAX, `At most ${NOTE_MAX} characters.`)).default('')
const reason = singleLine.pipe(
  z.string().min(3, 'Say why, so that people can understand it.').max(300, 'At most 300 characters.'),
)
const wanted = z.enum(['1', '0'], 'Either 1 or 0.').transform((value) => value === '1')

export const flagInput = z
  .object({ id: postId, reason: z.enum(keysOf(flagReasons), 'Choose a reason.'), note })
  .refine((flag) => !flagReasons[flag.reason].needsNote || flag.note.length >= 5, {
    path: ['note'],
    message: 'This reason needs a few words.',
  })

/** One click in the queue: what becomes of the flags, and of the post. */
export const outcomes = ['decline', 'uphold', 'uphold-hide', 'uphold-delete', 'uphold-lock'] as const
export const resolveInput = z.object({ id: postId, outcome: z.enum(outcomes, 'Choose an outcome.'), note })

/** Hide or lock (1, with a reason) and undo (0). */
export const stateInput = z.union([
  z.object({ id: postId, value: z.literal('0').transform(() => false), reason: z.string().default('') }),
  z.object({ id: postId, value: wanted, reason }),
])

export const closeInput = z
  .object({
    id: postId,
    reason: z.enum(keysOf(closeReasons), 'Choose a reason.'),
    duplicateOf: z
      .string()
      .trim()
      // People paste the address as often as the number.
      .transform((text) => /^(?:.*\/questions\/|#)?(\d{1,15})(?:\/.*)?$/.exec(text)?.[1] ?? text)
      .pipe(z.union([z.literal('').transform(() => undefined), postId]))
      .optional(),
    note,
  })
  .refine((closing) => closing.reason !== 'duplicate' || closing.duplicateOf !== undefined, {
    path: ['duplicateOf'],
    message: 'Name the question that has the answer.',
  })
  .refine((closing) => closing.duplicateOf !== closing.id, {
    path: ['duplicateOf'],
    message: 'A question cannot be a duplicate of itself.',
  })

export const suspendInput = z.object({
  handle: z.string().min(1).max(60),
  days: z.coerce
    .number({ error: 'For how many days?' })
    .int('Whole days, please.')
    .min(1, 'At least one day.')
    .max(3_650, 'At most ten years.'),
  reason,
})

export const liftInput = z.object({ handle: z.string().min(1).max(60), reason: note })

export const roleInput = z.object({
  handle: z.string().min(1).max(60),
  role: z.enum(['member', 'moderator', 'administrator'], 'Choose a role.'),
})

function keysOf<T extends Record<string, unknown>>(record: T): [keyof T & string, ...(keyof T & string)[]] {
  const [first, ...rest] = Object.keys(record).filter((key): key is keyof T & string => key in record)
  if (first === undefined) throw new Error('No reasons')
  return [first, ...rest]
}
