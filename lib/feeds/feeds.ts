import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { pages, posts, questions, tags, vendors } from '@/db/schema'
import { routes } from '@/lib/routes'
import type { Profile } from '@/lib/users/queries'
import { parsePath, pathOf } from '@/lib/wiki/paths'
import { listPageChanges } from './page-changes'
import { type FeedScope, listFeedEntries } from './queries'
import type { Feed } from './types'

type About = Omit<Feed, 'entries' | 'updated'>

/** Newest questions and pages of the whole site. */
export function getSiteFeed(): Promise<Feed> {
  const title = 'Nomodeset: new questions and pages'
  return fill({ key: 'site', title, self: routes.siteFeed(), page: routes.home() }, { of: 'site' })
}

/** Of a vendor through its tag; of `general`, which has none, its pages. Null when there is no such vendor. */
export async function getVendorFeed(slug: string): Promise<Feed | null> {
  const [vendor] = await db
    .select({ name: vendors.name, summary: vendors.summary, tagId: tags.id })
    .from(vendors)
    .leftJoin(tags, sql`${tags.vendor} = ${vendors.slug} and ${tags.kind} = 'vendor'`)
    .where(eq(vendors.slug, slug))
  if (!vendor) return null
  const about = {
    ...{ key: `vendor/${slug}`, title: `${vendor.name} on Nomodeset`, subtitle: vendor.summary },
    ...{ self: routes.vendorFeed(slug), page: routes.vendor(slug) },
  }
  return fill(about, vendor.tagId === null ? { of: 'wiki', vendor: slug } : { of: 'tag', id: vendor.tagId })
}

export function getTagFeed({ id, name }: { id: number; name: string }): Promise<Feed> {
  const about = { key: `tag/${id}`, title: `${name} on Nomodeset` }
  return fill({ ...about, self: routes.tagFeed(name), page: routes.tag(name) }, { of: 'tag', id })
}

/** A question with its answers and comments. */
export async function getQuestionFeed(id: number): Promise<Feed | null> {
  const [question] = await db
    .select({ title: questions.title, slug: questions.slug })
    .from(questions)
    .innerJoin(posts, eq(posts.id, questions.postId))
    .where(sql`${questions.postId} = ${id} and ${posts.visible}`)
  if (!question) return null
  const about = { key: `question/${id}`, title: question.title, self: routes.questionFeed(id) }
  return fill({ ...about, page: routes.question(id, question.slug) }, { of: 'thread', rootId: id })
}

/** The changes of a wiki page. */
export async function getPageFeed(path: string): Promise<Feed | null> {
  const place = parsePath(path)
  if (!place) return null
  const [page] = await db
    .select({ id: pages.postId, title: pages.title, lead: pages.lead })
    .from(pages)
    .innerJoin(posts, eq(posts.id, pages.postId))
    .where(sql`${pages.vendor} = ${place.vendor} and ${pages.slug} = ${place.slug} and ${posts.visible}`)
  if (!page) return null
  const entries = await listPageChanges({ ...page, path: pathOf(place) })
  const about = { key: `page/${page.id}`, title: `Changes of ${page.title}`, subtitle: page.lead }
  return {
    ...about,
    self: routes.pageFeed(path),
    page: routes.page(path),
    updated: latestOf(entries),
    entries,
  }
}

/** Questions, answers and pages of one person; null once the account is gone. */
export async function getUserFeed(
  person: Pick<Profile, 'id' | 'handle' | 'deletedAt'>,
): Promise<Feed | null> {
  if (person.deletedAt) return null
  const about = { key: `user/${person.id}`, title: `${person.handle} on Nomodeset` }
  const places = { self: routes.userFeed(person.handle), page: routes.user(person.handle) }
  return fill({ ...about, ...places }, { of: 'person', id: person.id })
}

async function fill(about: About, scope: FeedScope): Promise<Feed> {
  const entries = await listFeedEntries(scope)
  return { ...about, updated: latestOf(entries), entries }
}

/** An empty feed has not changed since the beginning. */
function latestOf(entries: { updated: Date }[]): Date {
  return new Date(Math.max(0, ...entries.map(({ updated }) => updated.getTime())))
}
