import 'server-only'
import { and, asc, desc, eq, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { pages, posts, wikiLinks } from '@/db/schema'
import { mutedFor } from '@/lib/follows/muted'
import { tagNamesOf } from '@/lib/tags/carried'
import { GOOD_DAYS } from './freshness'
import { type MaintenanceView, type PageQueue, pageQueues } from './maintenance-input'

/** Nobody works through more at once; the next ones follow when these are done. */
export const QUEUE_SHOWN = 100

type Viewer = { id: string } | null
type Vendor = Pick<MaintenanceView, 'vendor'>

/** The pages of one queue, those that wait longest first, and how many stand in each. Nothing that the viewer muted. */
export async function getMaintenance({ queue, vendor }: MaintenanceView, viewer: Viewer) {
  const [counts, wantedCount, waiting, wanted] = await Promise.all([
    countQueues({ vendor }, viewer),
    countWanted({ vendor }),
    queue === 'wanted' ? [] : listQueue(queue, { vendor }, viewer),
    queue === 'wanted' ? listWanted({ vendor }) : [],
  ])
  return { counts: { ...counts, wanted: wantedCount }, pages: waiting, wanted }
}

const conditions: Record<PageQueue, SQL> = {
  ageing: sql`${lt(pages.checkedOn, sql`(now() - make_interval(days => ${GOOD_DAYS}::int))::date`)}`,
  unverified: isNull(pages.checkedOn),
  // A page that links to itself is not found by that; a former address leads to it as well.
  orphaned: sql`not exists (select 1 from wiki_link l join post linking on linking.id = l.post_id and linking.visible
    where linking.root_id <> ${pages.postId} and (l.target = ${pages.vendor} || '/' || ${pages.slug}
      or l.target in (select r.vendor || '/' || r.slug from page_redirect r where r.page_id = ${pages.postId})))`,
  unsourced: sql`${posts.bodyMarkdown} not like '%https://%'`,
}

const orders: Record<PageQueue, SQL> = {
  ageing: asc(pages.checkedOn),
  unverified: asc(pages.postId),
  orphaned: asc(pages.postId),
  unsourced: asc(pages.postId),
}

async function listQueue(queue: PageQueue, { vendor }: Vendor, viewer: Viewer) {
  return db
    .select({
      root: { id: pages.postId, tags: tagNamesOf(pages.postId) },
      ...{ vendor: pages.vendor, slug: pages.slug, title: pages.title, lead: pages.lead },
      ...{ checkedOn: pages.checkedOn, checkedAgainst: pages.checkedAgainst },
      editedAt: sql<string>`coalesce(${posts.editedAt}, ${posts.createdAt})`,
    })
    .from(pages)
    .innerJoin(posts, and(eq(posts.id, pages.postId), eq(posts.visible, true)))
    .where(and(conditions[queue], ofVendor(vendor), mutedFor(viewer)))
    .orderBy(orders[queue], asc(pages.postId))
    .limit(QUEUE_SHOWN)
}

async function countQueues({ vendor }: Vendor, viewer: Viewer): Promise<Record<PageQueue, number>> {
  const columns = pageQueues.map((queue) => [
    queue,
    sql<number>`(count(*) filter (where ${conditions[queue]}))::int`,
  ])
  const [row] = await db
    .select(Object.fromEntries(columns))
    .from(pages)
    .innerJoin(posts, and(eq(posts.id, pages.postId), eq(posts.visible, true)))
    .where(and(ofVendor(vendor), mutedFor(viewer)))
  const numbers: Record<string, unknown> = row ?? {}
  const of = (queue: PageQueue) => Number(numbers[queue] ?? 0)
  return {
    ageing: of('ageing'),
    unverified: of('unverified'),
    orphaned: of('orphaned'),
    unsourced: of('unsourced'),
  }
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

const ofVendor = (vendor: string | undefined) => (vendor === undefined ? undefined : eq(pages.vendor, vendor))
const targetOf = (vendor: string | undefined) =>
  vendor === undefined ? undefined : sql`starts_with(${wikiLinks.target}, ${`${vendor}/`})`
