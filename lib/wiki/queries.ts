import 'server-only'
import { and, count, desc, eq, max, ne, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { deletions, follows, locks, pages, posts, revisions, users } from '@/db/schema'
import { groupComments } from '@/lib/comments/tree'
import { showEmbeds } from '@/lib/inclusions/show'
import { getIssue } from '@/lib/issues/queries'
import { RENDER_VERSION } from '@/lib/markdown/types'
import { stillHolds } from '@/lib/obsolescence/queries'
import { authorColumns } from '@/lib/posts/authors'
import { compose } from '@/lib/posts/compose'
import { wasShown } from '@/lib/protection/shown'
import { listCommentKeys, listTexts } from '@/lib/questions/thread-posts'
import { evidenceOf } from '@/lib/reports/queries'
import { openSummary } from '@/lib/revisions/reader'
import { tagNamesOf } from '@/lib/tags/carried'
import { type PagePath, pathOf } from './paths'
import { getPlace } from './places'
import { getStanding } from './standing'
import { listPostTags } from './tags'

export type PageHead = NonNullable<Awaited<ReturnType<typeof getPageHead>>>
export type PageView = Awaited<ReturnType<typeof withBody>>

export type PageSight =
  | { found: 'page'; page: PageHead }
  | { found: 'moved'; to: PagePath }
  | { found: 'gone'; id: number }
  | { found: 'nothing' }

/** What the public finds at a path. A hidden page does not exist; a deleted one is said to be gone. */
export async function findPage(path: PagePath): Promise<PageSight> {
  const place = await getPlace(db, path)
  if (!place) return { found: 'nothing' }
  if (place.kind === 'redirect') return { found: 'moved', to: place.to }
  const page = await getPageHead(place.id)
  if (!page) return { found: 'nothing' }
  if (page.visible) return { found: 'page', page }
  return page.deleted ? { found: 'gone', id: page.id } : { found: 'nothing' }
}

/** A page without its text, whatever its state. */
export async function getPageHead(id: number) {
  const [row] = await db
    .select({
      id: pages.postId,
      vendor: pages.vendor,
      slug: pages.slug,
      title: pages.title,
      lead: pages.lead,
      topic: pages.topic,
      checkedAgainst: pages.checkedAgainst,
      checkedOn: pages.checkedOn,
      reviewBy: pages.reviewBy,
      visible: posts.visible,
      deleted: sql<boolean>`${deletions.postId} is not null`,
      obsolete: sql<boolean>`not ${stillHolds(pages.postId)}`,
      lockReason: locks.reason,
      authorId: posts.authorId,
      number: posts.revisionCount,
      shownNumber: sql<number>`coalesce(${pages.publishedNumber}, ${posts.revisionCount})`,
      createdAt: posts.createdAt,
      excerpt: posts.excerpt,
      comments: sql<number>`(select count(*)::int from post c where c.root_id = ${posts.id} and c.kind = 'comment' and c.visible)`,
    })
    .from(pages)
    .innerJoin(posts, eq(posts.id, pages.postId))
    .leftJoin(deletions, eq(deletions.postId, posts.id))
    .leftJoin(locks, eq(locks.postId, posts.id))
    .where(eq(pages.postId, id))
  return row ?? null
}

/** All that the page shows besides its head. */
export async function withBody(head: PageHead) {
  const [html, tags, lastEdit, contributors, followers, evidence, issue, standing] = await Promise.all([
    getHtml({ id: head.id, path: pathOf(head) }),
    listPostTags(db, head.id),
    getLastEdit(head.id),
    listContributors(head.id),
    countFollowers(head.id),
    evidenceOf([head.id]),
    getIssue(head.id),
    getStanding(head.id),
  ])
  const all = { html, tags, lastEdit, contributors, followers, evidence: evidence.get(head.id), issue }
  return { ...head, ...all, ...standing }
}

export async function getMarkdown(id: number): Promise<string> {
  const [row] = await db.select({ markdown: posts.bodyMarkdown }).from(posts).where(eq(posts.id, id))
  return row?.markdown ?? ''
}

/** The comments on a page, as its talk shows them. */
export async function listTalk(pageId: number) {
  const keys = groupComments(await listCommentKeys(pageId), [pageId]).get(pageId) ?? []
  if (keys.length === 0) return []
  const texts = await listTexts(keys.map(({ id }) => id))
  return keys.flatMap(({ id, removal }) => {
    const text = texts.get(id)
    if (!text) return []
    return [removal ? { ...text, html: '', author: null, removed: removal } : { ...text, removed: null }]
  })
}

/** Pages whose title or name resembles these words, for who came to an address where none is. */
export async function listSimilarPages({ vendor, slug }: PagePath) {
  const words = slug.replaceAll('-', ' ')
  const likeness = sql<number>`greatest(similarity(${pages.title}, ${words}), similarity(replace(${pages.slug}, '-', ' '), ${words}))`
  return db
    .select({
      root: { id: pages.postId, tags: tagNamesOf(pages.postId) },
      ...{ vendor: pages.vendor, slug: pages.slug, title: pages.title, lead: pages.lead },
    })
    .from(pages)
    .innerJoin(posts, and(eq(posts.id, pages.postId), eq(posts.visible, true)))
    .where(and(sql`${likeness} > 0.2`, stillHolds(pages.postId)))
    .orderBy(desc(sql`${likeness} + case when ${pages.vendor} = ${vendor} then 0.1 else 0 end`))
    .limit(6)
}

/** The text as it is shown, with all it shows from elsewhere; rendered anew when the stored one is of an older renderer. */
export async function getHtml({ id, path }: { id: number; path: string }): Promise<string> {
  const [row] = await db
    .select({ html: posts.bodyHtml, version: posts.renderVersion, markdown: posts.bodyMarkdown })
    .from(posts)
    .where(eq(posts.id, id))
  if (!row) return ''
  const html = row.version < RENDER_VERSION ? (await compose(id, row.markdown)).rendered.html : row.html
  return showEmbeds(html, { postKey: `p${id}-`, page: { id, path } })
}

async function getLastEdit(id: number) {
  const [row] = await db
    .select({
      number: revisions.number,
      at: revisions.createdAt,
      summary: openSummary,
      byline: revisions.byline,
      author: authorColumns,
    })
    .from(revisions)
    .innerJoin(users, eq(users.id, revisions.authorId))
    .where(and(eq(revisions.postId, id), wasShown(revisions.postId, revisions.number)))
    .orderBy(desc(revisions.number))
    .limit(1)
  return row ?? null
}

/** Counted anew: the page is cached whole, so it happens once a change. */
async function countFollowers(id: number): Promise<number> {
  return db.$count(follows, and(eq(follows.postId, id), ne(follows.level, 'mute')))
}

async function listContributors(id: number) {
  const rows = await db
    .select({
      author: authorColumns,
      byline: revisions.byline,
      edits: count(),
      latest: max(revisions.number),
    })
    .from(revisions)
    .innerJoin(users, eq(users.id, revisions.authorId))
    .where(and(eq(revisions.postId, id), wasShown(revisions.postId, revisions.number)))
    .groupBy(users.id, revisions.byline)
    .orderBy(desc(count()), desc(max(revisions.number)))
    .limit(12)
  return rows.map(({ author, edits, byline }) => ({ ...author, edits, byline }))
}
