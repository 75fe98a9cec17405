import 'server-only'
import { and, asc, count, eq, inArray, lte, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import { db } from '@/db/client'
import { inclusions, pageRedirects, pages, posts, questions, vendors, wikiLinks } from '@/db/schema'
import { mutedFor } from '@/lib/follows/muted'
import { stillHolds } from '@/lib/obsolescence/queries'
import { tagNamesOf } from '@/lib/tags/carried'
import type { LinksCursor } from './input'
import { pathOf } from './paths'

/** A vendor's shelf holds at most so many titles on one screen. */
const SHELF_MAX = 2_000
const SHELF_SHOWN = 24

export async function getVendor(slug: string) {
  const [row] = await db
    .select({ slug: vendors.slug, name: vendors.name, summary: vendors.summary })
    .from(vendors)
    .where(eq(vendors.slug, slug))
  return row ?? null
}

/** Every shelf by name, in their order. */
export async function listVendors() {
  return db.select({ slug: vendors.slug, name: vendors.name }).from(vendors).orderBy(asc(vendors.position))
}

/** Every vendor with the pages that fit on its shelf, under their topics, and how many it has in all. */
export async function listShelves() {
  const all = await db
    .select({ slug: vendors.slug, name: vendors.name, summary: vendors.summary })
    .from(vendors)
    .orderBy(asc(vendors.position))
  return Promise.all(
    all.map(async (vendor) => {
      const [counted] = await db
        .select({ number: count() })
        .from(pages)
        .innerJoin(posts, and(eq(posts.id, pages.postId), eq(posts.visible, true)))
        .where(and(eq(pages.vendor, vendor.slug), stillHolds(pages.postId)))
      return { ...vendor, pages: counted?.number ?? 0, topics: await listTopics(vendor.slug, SHELF_SHOWN) }
    }),
  )
}

/** A vendor's pages under their topics, both in alphabetical order; `total` counts those of a topic that are not listed too. */
export async function listTopics(vendor: string, most = SHELF_MAX, mostOfTopic = SHELF_MAX) {
  const shelved = db
    .select({
      id: pages.postId,
      ...{ slug: pages.slug, title: pages.title, lead: pages.lead, topic: pages.topic },
      checkedOn: pages.checkedOn,
      editedAt: sql<string>`coalesce(${posts.editedAt}, ${posts.createdAt})`.as('edited'),
      place: sql<number>`row_number() over (partition by ${pages.topic} order by ${pages.title})`.as('place'),
      total: sql<number>`(count(*) over (partition by ${pages.topic}))::int`.as('total'),
    })
    .from(pages)
    .innerJoin(posts, and(eq(posts.id, pages.postId), eq(posts.visible, true)))
    .where(and(eq(pages.vendor, vendor), stillHolds(pages.postId)))
    .as('shelved')
  const { id, slug, title, lead, topic, checkedOn, editedAt, total } = shelved
  const rows = await db
    .select({
      root: { id, tags: tagNamesOf(sql`${id}`) },
      ...{ slug, title, lead, topic, checkedOn, editedAt, total },
    })
    .from(shelved)
    .where(lte(shelved.place, mostOfTopic))
    .orderBy(asc(shelved.topic), asc(shelved.title))
    .limit(most)
  const topics = new Map<string, typeof rows>()
  for (const row of rows) {
    const shelf = topics.get(row.topic)
    if (shelf) shelf.push(row)
    else topics.set(row.topic, [row])
  }
  return [...topics].map(([topic, shelf]) => ({ topic, total: shelf[0]?.total ?? 0, pages: shelf }))
}

/** Topics in use, offered while one is typed. */
export async function listTopicNames(): Promise<string[]> {
  const rows = await db
    .selectDistinct({ topic: pages.topic })
    .from(pages)
    .orderBy(asc(pages.topic))
    .limit(100)
  return rows.map((row) => row.topic)
}

/** Former addresses of a page. */
export async function listFormerPaths(pageId: number): Promise<string[]> {
  const rows = await db
    .select({ vendor: pageRedirects.vendor, slug: pageRedirects.slug })
    .from(pageRedirects)
    .where(eq(pageRedirects.pageId, pageId))
    .orderBy(asc(pageRedirects.movedAt))
  return rows.map(pathOf)
}

/** One more than this is read, to know whether there are others. */
export const LINKS_PAGE = 200

/**
 * Which threads that the viewer did not mute link to a page or show it within theirs, by its address or a former one:
 * pages, then questions, the oldest first, from after `after` on.
 */
export async function listLinksTo(
  paths: string[],
  viewer: { id: string } | null = null,
  after?: LinksCursor,
) {
  const links = unionAll(
    db
      .select({
        postId: wikiLinks.postId,
        target: wikiLinks.target,
        included: sql<boolean>`false`.as('included'),
      })
      .from(wikiLinks)
      .where(inArray(wikiLinks.target, paths)),
    db
      .select({
        postId: inclusions.postId,
        target: inclusions.target,
        included: sql<boolean>`true`.as('included'),
      })
      .from(inclusions)
      .where(inArray(inclusions.target, paths)),
  ).as('links')
  const isQuestion = sql<boolean>`(${pages.postId} is null)`
  return db
    .select({
      rootId: posts.rootId,
      vendor: pages.vendor,
      pageSlug: pages.slug,
      pageTitle: pages.title,
      questionSlug: questions.slug,
      questionTitle: questions.title,
      by: sql<string[]>`array_agg(distinct ${links.target})`,
      included: sql<boolean>`bool_or(${links.included})`,
    })
    .from(links)
    .innerJoin(posts, and(eq(posts.id, links.postId), eq(posts.visible, true)))
    .leftJoin(pages, eq(pages.postId, posts.rootId))
    .leftJoin(questions, eq(questions.postId, posts.rootId))
    .where(
      and(
        after && sql`(${isQuestion}, ${posts.rootId}) > (${after.question}, ${after.rootId})`,
        mutedFor(viewer, posts.rootId),
      ),
    )
    .groupBy(posts.rootId, pages.postId, questions.postId)
    .orderBy(isQuestion, asc(posts.rootId))
    .limit(LINKS_PAGE + 1)
}
