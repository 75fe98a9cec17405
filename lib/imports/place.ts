import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { locks, pages, posts, revisions } from '@/db/schema'
import { pathOf } from '@/lib/wiki/paths'
import { getPlace } from '@/lib/wiki/places'
import type { Plan, ReadyPage } from './types'

export type Verdict = { kind: 'create' } | { kind: 'update'; pageId: number } | { kind: 'skip'; why: string }

/** What becomes of a page of the source here; the same for a dry run and within the transaction. */
export async function judgePage(
  executor: Executor,
  page: ReadyPage,
  { known, options }: Plan,
): Promise<Verdict> {
  const before = known.get(page.name)
  if (before) {
    if (options.taken === 'skip') return { kind: 'skip', why: 'it was imported before' }
    return judgeUpdate(executor, before.pageId)
  }
  const place = await getPlace(executor, page.path)
  if (!place) return { kind: 'create' }
  const path = pathOf(page.path)
  if (place.kind === 'redirect')
    return { kind: 'skip', why: `${path} leads to ${pathOf(place.to)}, which was moved from there` }
  return {
    kind: 'skip',
    why: place.visible ? `there is a page at ${path} already` : `a deleted page has the address ${path}`,
  }
}

/** Nobody's edit is written over: a page that was edited here goes its own way from then on. */
async function judgeUpdate(executor: Executor, pageId: number): Promise<Verdict> {
  const [row] = await executor
    .select({
      byline: revisions.byline,
      visible: posts.visible,
      published: pages.publishedNumber,
      locked: locks.postId,
    })
    .from(posts)
    .innerJoin(pages, eq(pages.postId, posts.id))
    .innerJoin(revisions, and(eq(revisions.postId, posts.id), eq(revisions.number, posts.revisionCount)))
    .leftJoin(locks, eq(locks.postId, posts.id))
    .where(eq(posts.id, pageId))
    .orderBy(desc(revisions.number))
  if (!row?.visible) return { kind: 'skip', why: 'it was imported before and deleted here' }
  if (row.locked !== null) return { kind: 'skip', why: 'it is locked here' }
  if (row.published !== null) return { kind: 'skip', why: 'changes of it wait for approval here' }
  if (row.byline === null) return { kind: 'skip', why: 'it was edited here since it was imported' }
  return { kind: 'update', pageId }
}
