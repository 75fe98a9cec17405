import 'server-only'
import { and, asc, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { pageObsolescences, pages, posts } from '@/db/schema'
import { tagNamesOf } from '@/lib/tags/carried'
import { endOfChain, type Steps } from './chain'
import type { Obsolescence } from './types'

/** Longer chains are cut; each successor was the last one when it was named. */
const STEPS_MAX = 50
const LISTED_MAX = 500

/** Of lists that show only what holds: whether a page (its id; that of `page` unless said otherwise) is not obsolete. */
export function stillHolds(pageId: SQLWrapper = sql`page.post_id`): SQL {
  return sql`not exists (select 1 from page_obsolescence gone where gone.page_id = ${pageId})`
}

/** Why a page holds no longer and what takes its place; null for pages that hold. */
export async function getObsolescence(pageId: number): Promise<Obsolescence | null> {
  const [row] = await db.execute<{ reason: string; by: string; at: string }>(sql`
    select o.reason, o.marked_at as at, u.handle as by from page_obsolescence o join users u on u.id = o.marked_by
    where o.page_id = ${pageId}`)
  if (!row) return null
  const steps = await listSteps(db, pageId)
  const successors = [...new Set([...steps.values()])].filter((id) => id !== null)
  const named = await db.execute<{ id: number; path: string; title: string; visible: boolean }>(sql`
    select w.post_id::int as id, w.vendor || '/' || w.slug as path, w.title, p.visible
    from page w join post p on p.id = w.post_id where w.post_id = any(${sql.param(successors)}::bigint[])`)
  const end = endOfChain(steps, pageId)
  const last = end === pageId ? undefined : named.find(({ id, visible }) => id === end && visible)
  return {
    ...{ reason: row.reason, by: row.by, at: new Date(row.at) },
    successor: last ? { path: last.path, title: last.title } : null,
    via: named.map(({ path }) => path),
  }
}

/** The successors that follow from a page, each with its own. */
export async function listSteps(executor: Executor, from: number): Promise<Steps> {
  const rows = await executor.execute<{ page: number; successor: number | null }>(sql`
    with recursive chain (page_id, successor_id) as (
      select page_id, successor_id from page_obsolescence where page_id = ${from}
      union
      select o.page_id, o.successor_id from chain c join page_obsolescence o on o.page_id = c.successor_id
    ) select page_id::int as page, successor_id::int as successor from chain limit ${STEPS_MAX}`)
  return new Map(rows.map(({ page, successor }) => [page, successor]))
}

/** A vendor's pages that hold no longer, in alphabetical order. */
export async function listObsolete(vendor: string) {
  return db
    .select({
      root: { id: pages.postId, tags: tagNamesOf(pages.postId) },
      ...{ vendor: pages.vendor, slug: pages.slug, title: pages.title, lead: pages.lead },
    })
    .from(pageObsolescences)
    .innerJoin(pages, eq(pages.postId, pageObsolescences.pageId))
    .innerJoin(posts, and(eq(posts.id, pages.postId), eq(posts.visible, true)))
    .where(eq(pages.vendor, vendor))
    .orderBy(asc(pages.title))
    .limit(LISTED_MAX)
}

/** Addresses of a vendor's pages that hold, offered while a successor is typed. */
export async function listSuccessorPaths(vendor: string, but: number): Promise<string[]> {
  const rows = await db.execute<{ path: string }>(sql`
    select page.vendor || '/' || page.slug as path from page join post p on p.id = page.post_id and p.visible
    where page.vendor in (${vendor}, 'general') and page.post_id <> ${but} and ${stillHolds()}
    order by page.vendor = 'general', 1 limit ${LISTED_MAX}`)
  return rows.map(({ path }) => path)
}
