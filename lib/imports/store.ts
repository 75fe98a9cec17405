import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { importedPages, pageRedirects, pages, posts, postTags, revisions } from '@/db/schema'
import { record } from '@/lib/events/record'
import { settleFacts } from '@/lib/issues/write'
import { type Composed, compose, nextPostId } from '@/lib/posts/compose'
import { bodyColumns, lockPost, replaceReferences } from '@/lib/posts/write'
import { indexPost } from '@/lib/search/index-post'
import { getSettings } from '@/lib/settings/queries'
import { replacePostTags, settlePageTags } from '@/lib/tags/commands'
import { settleTagOf } from '@/lib/tags/described'
import type { TagRef } from '@/lib/tags/queries'
import type { Viewer } from '@/lib/users/types'
import { type PagePath, pathOf } from '@/lib/wiki/paths'
import { getPlace, holdPaths } from '@/lib/wiki/places'
import { listPostTags } from '@/lib/wiki/tags'
import { countTags, detailsOf } from '@/lib/wiki/write'
import { judgePage } from './place'
import type { Plan, ReadyPage, ReadyRevision } from './types'

export type Stored =
  | { outcome: 'created' | 'updated'; id: number; tags: TagRef[]; also: string[]; redirects: PagePath[] }
  | { outcome: 'skipped'; why: string }

/** Of one statement: longer histories are written in several, within the one transaction. */
const AT_ONCE = 50
const DEADLINE_MS = 60_000

/**
 * Writes a page with all its revisions, or nothing of it. Quotas do not hold here and nobody is told page by page: an import
 * is the work of one moderator. The newest revision alone carries the page's fields, so that the list of recent
 * changes shows one line for each page.
 */
export async function storePage(viewer: Viewer, page: ReadyPage, plan: Plan): Promise<Stored> {
  const newest = page.revisions.at(-1)
  if (!newest) throw new Error(`${page.name} has no revision`)
  const id = plan.known.get(page.name)?.pageId ?? (await nextPostId())
  const body = await compose(id, newest.body)
  const settings = await getSettings()
  return transaction(
    async (tx) => {
      await holdPaths(tx, [page.path, ...page.aliases])
      if (await hasMovedOn(tx, page, plan))
        return { outcome: 'skipped', why: 'another import is taking it just now' }
      const verdict = await judgePage(tx, page, plan)
      if (verdict.kind === 'skip') return { outcome: 'skipped', why: verdict.why }
      // A moderator's tags may be new; anything else would be a bug.
      const tags = await settlePageTags(tx, viewer, page.tags, settings)
      if (!tags.ok) return { outcome: 'skipped', why: tags.error.message }
      const work = { tx, viewer, page, body, tags: tags.value, id }
      return verdict.kind === 'create' ? create(work, plan.source) : update(work, plan.source)
    },
    { deadlineMs: DEADLINE_MS },
  )
}

/** Locks a page that was taken before, and looks whether somebody else has taken more of it meanwhile. */
async function hasMovedOn(tx: Transaction, { name }: ReadyPage, { known, source }: Plan): Promise<boolean> {
  const before = known.get(name)
  if (before) await lockPost(tx, before.pageId)
  const [row] = await tx
    .select({ revision: importedPages.revision })
    .from(importedPages)
    .where(and(eq(importedPages.source, source), eq(importedPages.name, name)))
  return row?.revision !== before?.revision
}

type Work = { tx: Transaction; viewer: Viewer; page: ReadyPage; body: Composed; tags: TagRef[]; id: number }

async function create(work: Work, source: string): Promise<Stored> {
  const { tx, viewer, page, body, tags, id } = work
  const { path, title, lead, topic, checkedAgainst, checkedOn, reviewBy } = page
  const [first, last] = [page.revisions[0], page.revisions.at(-1)]
  await tx.insert(posts).values({
    ...{ id, kind: 'page' as const, rootId: id, parentId: null, authorId: viewer.id, ...bodyColumns(body) },
    ...{ createdAt: first?.at, editedAt: page.revisions.length > 1 ? last?.at : null },
    revisionCount: page.revisions.length,
  })
  await writeRevisions(work, 0)
  await tx
    .insert(pages)
    .values({ postId: id, ...path, title, lead, topic, checkedAgainst, checkedOn, reviewBy })
  if (tags.length > 0) await tx.insert(postTags).values(tags.map((tag) => ({ postId: id, tagId: tag.id })))
  const rest = await settle(work, source, page.revisions.length)
  await countTags(tx, tags, [])
  return { outcome: 'created', id, tags, ...rest }
}

async function update(work: Work, source: string): Promise<Stored> {
  const { tx, page, body, id } = work
  const { title, lead, topic, checkedAgainst, checkedOn, reviewBy } = page
  const before = await lockPost(tx, id)
  if (!before) throw new Error(`Page ${id} vanished while held`)
  await tx
    .update(posts)
    .set({
      ...bodyColumns(body),
      ...{ editedAt: page.revisions.at(-1)?.at, revisionCount: before.revisionCount + page.revisions.length },
    })
    .where(eq(posts.id, id))
  await writeRevisions(work, before.revisionCount)
  await tx
    .update(pages)
    .set({ title, lead, topic, checkedAgainst, checkedOn, reviewBy })
    .where(eq(pages.postId, id))
  const had = await listPostTags(tx, id)
  const { added, removed } = await replacePostTags(tx, id, had, work.tags)
  const rest = await settle(work, source, before.revisionCount + page.revisions.length)
  await countTags(tx, added, removed)
  return { outcome: 'updated', id, tags: [...had, ...added], ...rest }
}

async function writeRevisions({ tx, viewer, page, tags, id }: Work, after: number): Promise<void> {
  const names = tags.map(({ name }) => name)
  const rows = page.revisions.map((revision, at) => {
    const number = after + at + 1
    const isNewest = at === page.revisions.length - 1
    return {
      ...columnsOf(revision),
      ...{ postId: id, number, baseNumber: number === 1 ? null : number - 1, title: page.title },
      ...{ kind: number === 1 ? ('create' as const) : ('edit' as const), authorId: viewer.id },
      ...(isNewest ? { lead: page.lead, tags: names, details: detailsOf(page) } : {}),
    }
  })
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx.insert(revisions).values(rows.slice(from, from + AT_ONCE))
}

const columnsOf = ({ body, summary, minor, byline, at }: ReadyRevision) => ({
  ...{ bodyMarkdown: body, summary, minor, byline, createdAt: at },
})

/** All that follows from the new text: references, facts, search, former addresses, the event and where it came from. */
async function settle({ tx, viewer, page, body, id }: Work, source: string, number: number) {
  await replaceReferences(tx, id, body)
  const also = await settleFacts(tx, id, page.issue)
  await indexPost(tx, { postId: id, plain: body.rendered.plain })
  const redirects = await writeRedirects(tx, viewer, page, id)
  const data = { number, source, path: pathOf(page.path), revisions: page.revisions.length }
  await record(tx, { actorId: viewer.id, verb: 'imported-page', postId: id, rootId: id, data })
  const revision = page.revisions.at(-1)?.id ?? ''
  await tx
    .insert(importedPages)
    .values({ source, name: page.name, pageId: id, revision })
    .onConflictDoUpdate({
      target: [importedPages.source, importedPages.name],
      set: { revision: sql`excluded.revision` },
    })
  return { also: [...also, ...(await settleTagOf(tx, id))], redirects }
}

async function writeRedirects(
  tx: Transaction,
  viewer: Viewer,
  page: ReadyPage,
  pageId: number,
): Promise<PagePath[]> {
  const made: PagePath[] = []
  for (const path of page.aliases) {
    if (pathOf(path) === pathOf(page.path) || (await getPlace(tx, path))) continue
    await tx
      .insert(pageRedirects)
      .values({ ...path, pageId, movedBy: viewer.id })
      .onConflictDoNothing()
    made.push(path)
  }
  return made
}
