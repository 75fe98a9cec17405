import 'server-only'
import { sql } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { removeUnusedFiles } from '@/lib/attachments/cleaning'

const DRAFT_DAYS = 30
const READ_NEWS_DAYS = 365
const SENT_MAIL_DAYS = 90
const READS_DAYS = 90
const UPLOAD_DAYS = 7

/** Removes what has had its time. Returns how many rows went. */
export async function clean(): Promise<number> {
  let gone = 0
  for (const remove of removals) gone += await transaction(remove, { deadlineMs: 60_000 })
  return gone
}

type Removal = (tx: Transaction) => Promise<number>

const removals: Removal[] = [
  removeUnusedFiles,
  async (tx) =>
    (
      await tx.execute(
        sql`delete from page_editor where seen_at < now() - interval '1 hour' returning page_id`,
      )
    ).length,
  async (tx) =>
    (
      await tx.execute(sql`
      delete from draft where updated_at < now() - ${DRAFT_DAYS} * interval '1 day' returning key`)
    ).length,
  async (tx) => (await tx.execute(sql`delete from session where expires < now() returning id`)).length,
  async (tx) =>
    (await tx.execute(sql`delete from verification_token where expires < now() returning token`)).length,
  async (tx) =>
    (
      await tx.execute(sql`
      delete from account_token where expires_at < now() - interval '7 days' returning token_hash`)
    ).length,
  async (tx) =>
    (await tx.execute(sql`delete from passkey_challenge where expires_at < now() returning challenge`))
      .length,
  async (tx) =>
    (
      await tx.execute(sql`
      delete from session where pending and created_at < now() - interval '1 hour' returning id`)
    ).length,
  async (tx) => (await tx.execute(sql`delete from rate_window where ends_at < now() returning key`)).length,
  async (tx) =>
    (
      await tx.execute(sql`
      delete from notification where read_at < now() - ${READ_NEWS_DAYS} * interval '1 day' returning id`)
    ).length,
  async (tx) =>
    (
      await tx.execute(sql`
      delete from digest_entry where mailed_at < now() - ${SENT_MAIL_DAYS} * interval '1 day' returning event_id`)
    ).length,
  async (tx) =>
    (await tx.execute(sql`delete from page_read where day < current_date - ${READS_DAYS}::int returning day`))
      .length,
  // The words of a sent mail are of no use any more; its row says that it was sent.
  async (tx) =>
    (
      await tx.execute(sql`
      update mail set text_body = '' where sent_at < now() - ${SENT_MAIL_DAYS} * interval '1 day'
        and text_body <> '' returning id`)
    ).length,
  // Dry runs that nobody followed up.
  async (tx) =>
    (
      await tx.execute(sql`
      update import set upload = null where upload is not null and state in ('done', 'failed', 'stopped')
        and coalesce(ended_at, started_at) < now() - ${UPLOAD_DAYS} * interval '1 day' returning id`)
    ).length,
]
