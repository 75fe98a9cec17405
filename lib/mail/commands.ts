import 'server-only'
import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { mails } from '@/db/schema'
import { isEmailAddress } from '@/lib/users/email'

export type NewMail = {
  /** Two mails with one key are one mail: a retried command or job tells people once. */
  key: string
  /** Whose mail it is, so that it goes when their account goes; null for somebody without one. */
  userId: string | null
  to: string
  subject: string
  text: string
  headers?: Record<string, string>
}

/** Puts a mail in the queue inside the caller's transaction: it is sent if, and only if, the rest is kept. */
export async function queueMail(tx: Transaction, mail: NewMail): Promise<void> {
  await queueMails(tx, [mail])
}

/** The same for many, some hundred a statement. */
export async function queueMails(tx: Transaction, many: NewMail[]): Promise<void> {
  for (let from = 0; from < many.length; from += ROWS) {
    const rows = many.slice(from, from + ROWS).map(toRow)
    await tx.insert(mails).values(rows).onConflictDoNothing({ target: mails.key })
  }
}

const ROWS = 300

function toRow(mail: NewMail) {
  if (!isEmailAddress(mail.to)) throw new Error('A mail needs exactly one plain address')
  return {
    key: mail.key,
    userId: mail.userId,
    recipient: mail.to,
    subject: oneLine(mail.subject),
    textBody: mail.text,
    headers: Object.fromEntries(
      Object.entries(mail.headers ?? {}).map(([name, value]) => [name, oneLine(value)]),
    ),
  }
}

/** Removes what waits for, or was sent to, an account that is being deleted. */
export async function forgetMails(tx: Transaction, userId: string): Promise<void> {
  await tx.delete(mails).where(eq(mails.userId, userId))
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}
