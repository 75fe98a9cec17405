import { z } from 'zod'
import { isKind, type Kind, kindNames, mailCadences, type Preferences } from './types'

const cursor = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'Not a place in the inbox.')
  .transform(Number)

const kind = z.string().refine(isKind, 'There is no such kind of news.')

/** `?kind=answer&before=42`. */
export const inboxQuery = z.object({ kind: kind.optional(), before: cursor.optional() })

/** One group of lines, or all of a kind, or everything; never more than what stood on the page. */
export const readInput = z.object({
  upto: cursor,
  group: z.string().max(60).optional(),
  kind: kind.optional(),
})

const cadence = z.enum(mailCadences, 'Immediately, daily, weekly or never.')

/** The settings form: `mail-answer=daily`, and `inbox-answer=on` where the box is ticked. */
export const preferencesInput = z.record(z.string(), z.string()).transform((fields, context) => {
  const wishes: Partial<Preferences> = {}
  for (const name of kindNames) {
    const mail = cadence.safeParse(fields[`mail-${name}`])
    if (mail.success) wishes[name] = { inbox: fields[`inbox-${name}`] === 'on', mail: mail.data }
    else
      context.addIssue({
        code: 'custom',
        path: [`mail-${name}`],
        message: 'Immediately, daily, weekly or never.',
      })
  }
  return wishes
})

export function inboxPath(base: string, { kind: chosen, before }: { kind?: Kind; before?: number }): string {
  const query = new URLSearchParams()
  if (chosen) query.set('kind', chosen)
  if (before !== undefined) query.set('before', String(before))
  return query.size === 0 ? base : `${base}?${query}`
}
