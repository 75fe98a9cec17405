import { z } from 'zod'
import { postId, singleLine, storableText } from '@/lib/posts/input'
import { closeReasonKeys, flagReasonKeys, flagReasons } from './reasons'

export const NOTE_MAX = 1_000
export const REASON_MAX = 300

const note = storableText.pipe(z.string().trim().max(NOTE_MAX, `At most ${NOTE_MAX} characters.`)).default('')
/** Why a moderator did something, for the public log. */
export const reasonInput = singleLine.pipe(
  z
    .string()
    .min(3, 'Say why, so that people can understand it.')
    .max(REASON_MAX, `At most ${REASON_MAX} characters.`),
)
const handle = singleLine.pipe(z.string().min(1, 'Name somebody.').max(80, 'There is nobody of that name.'))
const reason = reasonInput
/** 1 does it, 0 takes it back. */
const on = z.literal('1').transform(() => true as const)
const off = z.literal('0').transform(() => false as const)
const onOrOff = 'Send 1 to do it or 0 to take it back.'

export const flagInput = z
  .object({ id: postId, reason: z.enum(flagReasonKeys, 'Choose a reason.'), note })
  .refine((flag) => !flagReasons[flag.reason].needsNote || flag.note.length >= 5, {
    path: ['note'],
    message: 'This reason needs a few words.',
  })

/** One click in the queue: what becomes of the flags, and of the post. */
export const outcomes = ['decline', 'uphold', 'uphold-hide', 'uphold-delete', 'uphold-lock'] as const
export const resolveInput = z.object({ id: postId, outcome: z.enum(outcomes, 'Choose an outcome.'), note })

/** Hide, lock or delete (1, with a reason), and undo (0). */
export const stateInput = z.discriminatedUnion(
  'value',
  [z.object({ id: postId, value: on, reason }), z.object({ id: postId, value: off })],
  onOrOff,
)

const closing = z
  .object({
    id: postId,
    value: on,
    reason: z.enum(closeReasonKeys, 'Choose a reason.'),
    duplicateOf: z
      .string()
      .trim()
      .max(2_000, 'This is not the address of a question.')
      .transform(numberIn)
      .pipe(z.union([z.literal('').transform(() => undefined), postId], 'Give its number or its address.'))
      .optional(),
    note,
  })
  .refine(({ reason, duplicateOf }) => reason !== 'duplicate' || duplicateOf !== undefined, {
    path: ['duplicateOf'],
    message: 'Name the question that has the answer.',
  })
  .refine(({ reason, duplicateOf, id }) => reason !== 'duplicate' || duplicateOf !== id, {
    path: ['duplicateOf'],
    message: 'A question cannot be a duplicate of itself.',
  })

/** 1 closes, with a reason, and 0 opens again. */
export const closureInput = z.discriminatedUnion(
  'value',
  [closing, z.object({ id: postId, value: off })],
  onOrOff,
)

const suspension = z.object({
  handle,
  value: on,
  days: z
    .string({ error: 'For how many days?' })
    .trim()
    .regex(/^\d{1,5}$/, 'Whole days, please.')
    .transform(Number)
    .pipe(z.number().min(1, 'At least one day.').max(3_650, 'At most ten years.')),
  reason,
})

/** 1 suspends, 0 lifts. */
export const suspensionInput = z.discriminatedUnion(
  'value',
  [suspension, z.object({ handle, value: off, reason: note })],
  onOrOff,
)

export const roleInput = z.object({
  handle,
  role: z.enum(['member', 'moderator', 'administrator'], 'Choose a role.'),
})

/** People paste the address as often as the number. */
function numberIn(text: string): string {
  return /^(?:(?:https?:\/\/[^/]+)?\/questions\/|#)?(\d{1,15})(?:\.md|[/?#].*)?$/.exec(text)?.[1] ?? text
}

export type Closing = Extract<z.output<typeof closureInput>, { value: true }>
export type Suspension = Extract<z.output<typeof suspensionInput>, { value: true }>
