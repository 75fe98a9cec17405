import 'server-only'
import { desc, lt } from 'drizzle-orm'
import { db } from '@/db/client'
import { mails } from '@/db/schema'
import { sendsBySmtp } from './transport'

const PAGE = 50

/**
 * The newest mails for /admin/outbox, `before` an id for older ones. Their text is there only while the site has no mail
 * server: it holds links that sign people in, and with a server nobody but the recipient needs them.
 */
export async function listMails(before: number | null) {
  const rows = await db
    .select({
      id: mails.id,
      recipient: mails.recipient,
      subject: mails.subject,
      text: mails.textBody,
      createdAt: mails.createdAt,
      sentAt: mails.sentAt,
      attempts: mails.attempts,
      lastError: mails.lastError,
    })
    .from(mails)
    .where(before === null ? undefined : lt(mails.id, before))
    .orderBy(desc(mails.id))
    .limit(PAGE + 1)
  const shown = rows.slice(0, PAGE).map((row) => ({ ...row, text: sendsBySmtp() ? null : row.text }))
  return { mails: shown, older: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null }
}
