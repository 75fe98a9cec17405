import { z } from 'zod'
import { appliesProblem } from '@/lib/markdown/applies-source'
import { isStorable } from '@/lib/text/well-formed'
import { BODY_MAX, SUMMARY_MAX } from './limits'

/** Text that Postgres can hold, with line ends made one kind. Every text field of every form starts here. */
export const storableText = z
  .string({ error: 'Write something here.' })
  .refine(isStorable, 'This text contains characters that cannot be stored (NUL or broken Unicode).')
  .transform((text) => text.replace(/\r\n?/g, '\n'))

export const singleLine = storableText.transform((text) => text.replace(/\s+/g, ' ').trim())

export const postBody = (min: number, max = BODY_MAX) =>
  storableText.pipe(
    z
      .string()
      .refine((text) => text.trim().length >= min, `Write at least ${min} characters.`)
      .max(max, `At most ${max.toLocaleString('en')} characters; put long logs into a paste of their own.`)
      .superRefine((text, context) => {
        // What is too long is refused as that; nobody needs to look into it.
        const message = text.length > max ? null : appliesProblem(text)
        if (message !== null) context.addIssue({ code: 'custom', message })
      }),
  )

export const editSummary = singleLine
  .pipe(z.string().max(SUMMARY_MAX, `At most ${SUMMARY_MAX} characters.`))
  .default('')

/** Post ids in URLs and forms: plain decimal, within what a JS number holds exactly. */
export const postId = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'Not a post number.')
  .transform(Number)

/** Sent by every form that creates something, so that a retried submit leads to the first result. */
export const idempotencyKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/)
  .optional()
  .catch(undefined)

/** The number in an address, or null when it is none of ours: too large, negative, not a number at all. */
export function readPostId(text: string): number | null {
  return postId.safeParse(text).data ?? null
}

/** 1 deletes, 0 brings back; repeating is harmless. */
export const deletionInput = z.object({
  id: postId,
  value: z
    .enum(['0', '1'], { error: 'Send 1 to delete or 0 to undelete.' })
    .transform((value) => value === '1'),
  reason: singleLine.pipe(z.string().max(SUMMARY_MAX, `At most ${SUMMARY_MAX} characters.`)).default(''),
})
