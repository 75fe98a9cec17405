import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { mutedFor } from '@/lib/follows/muted'
import { tagNamesOf } from '@/lib/tags/carried'
import { VERDICTS_LEAST } from '@/lib/verdicts/trend'
import { GOOD_DAYS } from './freshness'
import { type MaintenanceView, type PageQueue, pageQueues } from './maintenance-input'

/** Nobody works through more at once; the next ones follow when these are done. */
export const QUEUE_SHOWN = 100
/** Of one page, in the list of what is needed. */
const NEEDS_SHOWN = 3
const READ_DAYS = 30

type Viewer = { id: string } | null
type Vendor = Pick<MaintenanceView, 'vendor'>

export type WaitingPage = {
  root: { id: number; tags: string[] }
  vendor: string
  slug: string
  title: string
  editedAt: string
  /** By its editors or by a stamp, whichever is later. */
  verifiedOn: string | null
  /** With what, if its editors said. */
  checkedAgainst: string
  reviewBy: string | null
  needs: string[]
  obsolete: boolean
  /** Of the newest revision of which enough readers spoke. */
  solved: number | null
  said: number | null
  reads: number
}

const holds = sql`ended.page_id is null`
const conditions: Record<PageQueue, SQL> = {
  ageing: sql`${holds} and verified_on < (now() - make_interval(days => ${GOOD_DAYS}::int))::date`,
  unverified: sql`${holds} and verified_on is null`,
  review: sql`${holds} and page.review_by <= (now() at time zone 'UTC')::date`,
  needs: sql`${holds} and asked.since is not null`,
  outdated: sql`${holds} and exists (select 1 from mark where mark.post_id = page.post_id and mark.kind = 'outdated')`,
  unhelpful: sql`${holds} and judged.solved * 2 < judged.said`,
  orphaned: sql`${holds} and linked.page_id is null`,
  unsourced: sql`${holds} and bare.id is not null`,
  obsolete: sql`ended.page_id is not null`,
}

const orders: Record<PageQueue | 'read', SQL> = {
  ageing: sql`verified_on`,
  unverified: sql`page.post_id`,
  review: sql`page.review_by`,
  needs: sql`asked.since`,
  outdated: sql`verified_on nulls first`,
  unhelpful: sql`judged.solved::real / judged.said`,
  orphaned: sql`page.post_id`,
  unsourced: sql`page.post_id`,
  obsolete: sql`ended.marked_at desc`,
  read: sql`recent.reads desc`,
}

// A page that links to itself is not found by that; a former address leads to it as well.
const linked = sql`
  select w.post_id as page_id from wiki_link l join post linking on linking.id = l.post_id and linking.visible
    join page w on w.vendor || '/' || w.slug = l.target and w.post_id <> linking.root_id
  union
  select r.page_id from wiki_link l join post linking on linking.id = l.post_id and linking.visible
    join page_redirect r on r.vendor || '/' || r.slug = l.target and r.page_id <> linking.root_id`

/** Each is one pass over an index or a small table; looking each page up in them took seconds with 50,000 pages. */
const sources = sql`
  from page join post p on p.id = page.post_id and p.visible
    left join page_obsolescence ended on ended.page_id = page.post_id
    left join (select page_id, max(verified_on) as day from page_stamp where withdrawn_at is null group by page_id) stamped
      on stamped.page_id = page.post_id
    left join (select page_id, min(asked_at) as since from page_need where resolved_at is null group by page_id) asked
      on asked.page_id = page.post_id
    left join (select distinct on (page_id) page_id, number, count(*) filter (where solved)::int as solved,
        count(*)::int as said from page_verdict group by page_id, number having count(*) >= ${VERDICTS_LEAST}
        order by page_id, number desc) judged on judged.page_id = page.post_id
    left join (${linked}) linked on linked.page_id = page.post_id
    left join (select id from post where kind = 'page' and body_markdown not like '%https://%') bare on bare.id = page.post_id
    cross join lateral (select greatest(page.checked_on, stamped.day) as verified_on) checked`

const recentReads = sql`join (select page_id, sum(reads)::int as reads from page_read
  where day > (now() at time zone 'UTC')::date - ${READ_DAYS}::int group by page_id) recent on recent.page_id = page.post_id`

/** The pages of one queue, those that wait longest first; or what was read most in the last thirty days. */
export async function listQueue(
  queue: PageQueue | 'read',
  { vendor }: Vendor,
  viewer: Viewer,
): Promise<WaitingPage[]> {
  const isRead = queue === 'read'
  const rows = await db.execute<WaitingPage>(sql`
    select json_build_object('id', page.post_id, 'tags', ${tagNamesOf(sql`page.post_id`)}) as root,
      page.vendor, page.slug, page.title, page.checked_against as "checkedAgainst", verified_on::text as "verifiedOn",
      page.review_by::text as "reviewBy", coalesce(p.edited_at, p.created_at) as "editedAt",
      ended.page_id is not null as obsolete, judged.solved, judged.said, ${isRead ? sql`recent.reads` : sql`0`} as reads,
      array(select n.reason from page_need n where n.page_id = page.post_id and n.resolved_at is null
        order by n.id limit ${NEEDS_SHOWN}) as needs
    ${sources} ${isRead ? recentReads : sql``}
    where ${isRead ? sql`true` : conditions[queue]} ${within(vendor, viewer)}
    order by ${orders[queue]}, page.post_id limit ${QUEUE_SHOWN}`)
  return [...rows]
}

/** How many pages stand in each queue, in one statement. */
export async function countQueues({ vendor }: Vendor, viewer: Viewer): Promise<Record<PageQueue, number>> {
  const columns = pageQueues.map(
    (queue) => sql`(count(*) filter (where ${conditions[queue]}))::int as ${sql.identifier(queue)}`,
  )
  const [row] = await db.execute<Record<PageQueue, number>>(sql`
    select ${sql.join(columns, sql`, `)} ${sources} where true ${within(vendor, viewer)}`)
  if (!row) throw new Error('Counting returned no row')
  return row
}

function within(vendor: string | undefined, viewer: Viewer): SQL {
  const muted = mutedFor(viewer, sql`page.post_id`)
  return sql`${vendor === undefined ? sql`` : sql`and page.vendor = ${vendor}`} ${muted ? sql`and ${muted}` : sql``}`
}
