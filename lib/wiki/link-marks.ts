import 'server-only'
import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { db } from '@/db/client'
import { pages, posts, wikiLinks } from '@/db/schema'
import { expire, tags } from '@/lib/cache'
import { markWikiLinks } from '@/lib/markdown/wiki-links'
import { listExistingPaths } from './existing'
import { listFormerPaths } from './lists'
import { pathOf } from './paths'

/** A page that appears may be awaited in many posts; those beyond keep the old mark until their next edit. */
const POSTS_MAX = 2_000
const BATCH = 50

/**
 * After a page appeared, vanished or moved: marks the links to these paths in every stored text as existing or missing,
 * and drops the cached pages that show them. Runs after the commit; a text edited meanwhile is left alone, because its
 * own edit has looked.
 */
export async function refreshLinksTo(paths: string[]): Promise<void> {
  let after = 0
  for (let seen = 0; seen < POSTS_MAX; seen += BATCH) {
    const batch = await listLinkingPosts(paths, after)
    const last = batch.at(-1)
    if (!last) return
    after = last.id
    const existing = await listExistingPaths(db, await listTargets(batch.map(({ id }) => id)))
    for (const post of batch) await remark(post, existing)
    if (batch.length < BATCH) return
  }
}

/** The same after something was deleted, hidden or brought back; nothing happens unless it is a page. */
export async function refreshLinksToPage(post: {
  id: number
  kind: string
  root: { slug: string }
}): Promise<void> {
  if (post.kind === 'page') await refreshLinksTo([post.root.slug, ...(await listFormerPaths(post.id))])
}

type LinkingPost = Awaited<ReturnType<typeof listLinkingPosts>>[number]

async function listLinkingPosts(paths: string[], after: number) {
  return db
    .selectDistinct({
      id: posts.id,
      rootId: posts.rootId,
      html: posts.bodyHtml,
      vendor: pages.vendor,
      slug: pages.slug,
    })
    .from(wikiLinks)
    .innerJoin(posts, eq(posts.id, wikiLinks.postId))
    .leftJoin(pages, eq(pages.postId, posts.rootId))
    .where(and(inArray(wikiLinks.target, paths), gt(posts.id, after)))
    .orderBy(asc(posts.id))
    .limit(BATCH)
}

async function listTargets(postIds: number[]): Promise<string[]> {
  const rows = await db
    .selectDistinct({ target: wikiLinks.target })
    .from(wikiLinks)
    .where(inArray(wikiLinks.postId, postIds))
  return rows.map((row) => row.target)
}

async function remark({ id, rootId, html, vendor, slug }: LinkingPost, existing: Set<string>): Promise<void> {
  const bodyHtml = markWikiLinks(html, { pageExists: (path) => existing.has(path) })
  if (bodyHtml === html) return
  await db
    .update(posts)
    .set({ bodyHtml })
    .where(and(eq(posts.id, id), eq(posts.bodyHtml, html)))
  expire(vendor !== null && slug !== null ? tags.page(pathOf({ vendor, slug })) : tags.question(rootId))
}
