import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { Executor, Transaction } from '@/db/client'
import { pageRedirects, pages, posts, vendors } from '@/db/schema'
import { fail, type Result } from '@/lib/result'
import { type PagePath, pathOf } from './paths'

/** What stands at a path: a page (perhaps deleted or hidden), or the trace of one that moved on. */
export type Place =
  | { kind: 'page'; id: number; visible: boolean }
  | { kind: 'redirect'; id: number; visible: boolean; to: PagePath }

export async function getPlace(executor: Executor, { vendor, slug }: PagePath): Promise<Place | null> {
  const [page] = await executor
    .select({ id: pages.postId, visible: posts.visible })
    .from(pages)
    .innerJoin(posts, eq(posts.id, pages.postId))
    .where(and(eq(pages.vendor, vendor), eq(pages.slug, slug)))
  if (page) return { kind: 'page', ...page }
  const [former] = await executor
    .select({ id: pages.postId, visible: posts.visible, vendor: pages.vendor, slug: pages.slug })
    .from(pageRedirects)
    .innerJoin(pages, eq(pages.postId, pageRedirects.pageId))
    .innerJoin(posts, eq(posts.id, pages.postId))
    .where(and(eq(pageRedirects.vendor, vendor), eq(pageRedirects.slug, slug)))
  if (!former) return null
  const { id, visible, ...to } = former
  return { kind: 'redirect', id, visible, to }
}

/** Pages come to and leave a path one after the other, so that no two ever claim it. */
export async function holdPaths(tx: Transaction, paths: PagePath[]): Promise<void> {
  const held = paths.map((path) => `wiki:${pathOf(path)}`).sort()
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(held.path, 0)) from (
      select path from unnest(${sql.param(held)}::text[]) with ordinality u (path, place) order by place offset 0) held`)
}

/** Why no page may come to this path, or null. `own` is the page that moves: its former addresses are free to it. */
export async function refusePlace(
  tx: Transaction,
  path: PagePath,
  own?: number,
): Promise<Extract<Result, { ok: false }> | null> {
  const [vendor] = await tx.select({ slug: vendors.slug }).from(vendors).where(eq(vendors.slug, path.vendor))
  if (!vendor) return refused(`There is no vendor “${path.vendor}” here.`)
  const place = await getPlace(tx, path)
  if (!place || (place.kind === 'redirect' && place.id === own)) return null
  if (place.kind === 'redirect')
    return refused(`This address leads to ${pathOf(place.to)}, which was moved from here. Choose another.`)
  if (place.id === own) return refused('The page is there already.')
  if (place.visible) return refused('There is already a page at this address.')
  return refused('A deleted page has this address; a moderator can bring it back.')
}

function refused(message: string) {
  return fail('conflict', message, { fields: { path: message } })
}
