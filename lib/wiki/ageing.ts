import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { expire, tags } from '@/lib/cache'
import { verifiedOn } from '@/lib/stamps/queries'
import { GOOD_DAYS } from './freshness'

/** Looked back this far, so that a worker that stood still for a day misses nothing. */
const DAYS = 2

/**
 * Drops the kept copies of pages that began to age or fell due for review: a kept page says what held on the day it was
 * rendered. Returns how many.
 */
export async function expireAged(): Promise<number> {
  const rows = await db.execute<{ path: string }>(sql`
    with today as (select (now() at time zone 'UTC')::date as day)
    select page.vendor || '/' || page.slug as path from page join post p on p.id = page.post_id and p.visible, today
    where page.review_by between today.day - ${DAYS}::int and today.day
      or ${verifiedOn} between today.day - ${GOOD_DAYS + DAYS}::int and today.day - ${GOOD_DAYS}::int`)
  expire(...rows.map(({ path }) => tags.page(path)))
  return rows.length
}
