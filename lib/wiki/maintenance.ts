import 'server-only'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { posts, wikiLinks } from '@/db/schema'
import type { MaintenanceView } from './maintenance-input'
import { countQueues, listQueue, QUEUE_SHOWN } from './page-queues'

type Viewer = { id: string } | null
type Vendor = Pick<MaintenanceView, 'vendor'>

/** The pages of one queue and how many stand in each. Nothing that the viewer muted. */
export async function getMaintenance({ queue, vendor }: MaintenanceView, viewer: Viewer) {
  const [counts, wantedCount, waiting, wanted] = await Promise.all([
    countQueues({ vendor }, viewer),
    countWanted({ vendor }),
    queue === 'wanted' ? [] : listQueue(queue, { vendor }, viewer),
    queue === 'wanted' ? listWanted({ vendor }) : [],
  ])
  return { counts: { ...counts, wanted: wantedCount }, pages: waiting, wanted }
}

const links = sql<number>`count(distinct ${posts.rootId})::int`
const isMissing = sql`not exists (select 1 from page w join post p on p.id = w.post_id
    where w.vendor || '/' || w.slug = ${wikiLinks.target} and p.visible)
  and not exists (select 1 from page_redirect r where r.vendor || '/' || r.slug = ${wikiLinks.target})`

/** Pages that are linked to and not there, the most wanted first. */
async function listWanted({ vendor }: Vendor) {
  return db
    .select({ path: wikiLinks.target, links })
    .from(wikiLinks)
    .innerJoin(posts, and(eq(posts.id, wikiLinks.postId), eq(posts.visible, true)))
    .where(and(isMissing, targetOf(vendor)))
    .groupBy(wikiLinks.target)
    .orderBy(desc(links), asc(wikiLinks.target))
    .limit(QUEUE_SHOWN)
}

async function countWanted({ vendor }: Vendor): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(distinct ${wikiLinks.target})::int` })
    .from(wikiLinks)
    .innerJoin(posts, and(eq(posts.id, wikiLinks.postId), eq(posts.visible, true)))
    .where(and(isMissing, targetOf(vendor)))
  return row?.count ?? 0
}

const targetOf = (vendor: string | undefined) =>
  vendor === undefined ? undefined : sql`starts_with(${wikiLinks.target}, ${`${vendor}/`})`
