import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { mutedFor } from '@/lib/follows/muted'
import { tagNamesOf } from '@/lib/tags/carried'
import { wasShown } from './shown'
import type { Level, PageShield } from './types'

type ShieldRow = {
  level: Level | null
  reason: string | null
  by: string | null
  since: string | null
  until: string | null
  shown: number
  newest: number
}

/** How a page is guarded now. A page that does not exist is open. */
export async function getShield(executor: Executor, pageId: number): Promise<PageShield> {
  const [row] = await executor.execute<ShieldRow>(sql`
    select g.level, g.reason, u.handle as by, g.protected_at as since, g.expires_at as until,
      coalesce(w.published_number, p.revision_count) as shown, p.revision_count as newest
    from page w join post p on p.id = w.post_id
      left join page_protection g on g.page_id = w.post_id and (g.expires_at is null or g.expires_at > now())
      left join users u on u.id = g.protected_by
    where w.post_id = ${pageId}`)
  const { level = null, reason, by, since = null, until = null, shown = 1, newest = 1 } = row ?? {}
  return {
    ...{ level, reason: reason ?? '', by: by ?? '', shown, newest, pending: shown < newest },
    since: since === null ? null : new Date(since),
    expiresAt: until === null ? null : new Date(until),
  }
}

/** Numbers of a page's newest revisions that readers saw, the newest first. */
export async function listShownNumbers(executor: Executor, pageId: number, limit: number): Promise<number[]> {
  const rows = await executor.execute<{ number: number }>(sql`
    select v.number from revision v where v.post_id = ${pageId} and ${wasShown(sql`v.post_id`, sql`v.number`)}
    order by v.number desc limit ${limit}`)
  return rows.map(({ number }) => number)
}

/** Nobody decides about more at once. */
export const PENDING_SHOWN = 100

type PendingRow = {
  id: number
  vendor: string
  slug: string
  title: string
  shown: number
  newest: number
  since: string
  authors: string[]
  tags: string[]
}

/** Pages with changes that wait for approval, those that wait longest first, without what the viewer muted. */
export async function listPending(
  { vendor }: { vendor?: string | undefined },
  viewer: { id: string } | null,
) {
  const rows = await db.execute<PendingRow>(sql`
    select page.post_id as id, page.vendor, page.slug, page.title, page.published_number as shown,
      p.revision_count as newest, first.created_at as since,
      (select array_agg(distinct u.handle order by u.handle) from revision v join users u on u.id = v.author_id
        where v.post_id = page.post_id and v.number > page.published_number) as authors,
      ${tagNamesOf(sql`page.post_id`)} as tags
    from page join post p on p.id = page.post_id and p.visible
      join revision first on first.post_id = page.post_id and first.number = page.published_number + 1
    where page.published_number is not null ${ofVendor(vendor)} and ${notMuted(viewer)}
    order by first.created_at, page.post_id limit ${PENDING_SHOWN}`)
  return rows.map(({ since, tags, id, ...row }) => ({
    ...row,
    id,
    root: { id, tags },
    since: new Date(since),
  }))
}

/** How many pages wait, all of them or one vendor's. */
export async function countPending(
  { vendor }: { vendor?: string | undefined },
  viewer: { id: string } | null,
): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from page join post p on p.id = page.post_id and p.visible
    where page.published_number is not null ${ofVendor(vendor)} and ${notMuted(viewer)}`)
  return row?.count ?? 0
}

const ofVendor = (vendor: string | undefined) =>
  vendor === undefined ? sql`` : sql`and page.vendor = ${vendor}`
const notMuted = (viewer: { id: string } | null) => mutedFor(viewer, sql`page.post_id`) ?? sql`true`

/** The same for a page that is shown. */
export function getGuard(pageId: number): Promise<PageShield> {
  return getShield(db, pageId)
}
