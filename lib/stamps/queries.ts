import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { wasShown } from '@/lib/protection/shown'
import type { StampView } from './types'

export const STAMPS_SHOWN = 100

/** The stamps of a page that stand, the newest first. */
export async function listStamps(pageId: number, limit = STAMPS_SHOWN): Promise<StampView[]> {
  const rows = await db.execute<StampView>(sql`
    select s.id::int, s.number, s.driver, s.kernel, s.note, s.verified_on::text as "verifiedOn", u.handle as by, u.id as "byId",
      (select count(*)::int from revision v where v.post_id = s.page_id and v.number > s.number
        and ${wasShown(sql`v.post_id`, sql`v.number`)} and not v.minor and v.kind <> 'rename') as "editsSince"
    from page_stamp s join users u on u.id = s.verified_by
    where s.page_id = ${pageId} and s.withdrawn_at is null
    order by s.verified_on desc, s.id desc limit ${limit}`)
  return [...rows]
}

/** The newest stamp that a page's header shows, and how many more there are. */
export async function getNewestStamp(pageId: number): Promise<{ stamp: StampView; more: number } | null> {
  const [stamp] = await listStamps(pageId, 1)
  if (!stamp) return null
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from page_stamp where page_id = ${pageId} and withdrawn_at is null`)
  return { stamp, more: Math.max(0, (row?.count ?? 1) - 1) }
}

/** The day on which a page named `page` was last verified: by its editors or by a stamp, whichever is later. */
export const verifiedOn: SQL<string | null> =
  sql`greatest(page.checked_on, (select max(s.verified_on) from page_stamp s
  where s.page_id = page.post_id and s.withdrawn_at is null))`
