import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { Executor, Transaction } from '@/db/client'
import { pages, posts, tagPages, tags as tagTable } from '@/db/schema'
import { tags } from '@/lib/cache'
import { fail, ok, type Result } from '@/lib/result'
import { routes } from '@/lib/routes'

/**
 * The tag that a new page is to tell of, held until the page is there. Refused while the tag has a page already; one that
 * is deleted or hidden makes room for the new one.
 */
export async function holdTag(tx: Transaction, name: string): Promise<Result<{ id: number; name: string }>> {
  const [tag] = await tx
    .select({ id: tagTable.id, name: tagTable.name })
    .from(tagTable)
    .where(eq(tagTable.name, name))
    .for('no key update')
  if (!tag) return fail('not-found', `There is no tag ${name}.`)
  const page = await getPageOfTag(tx, tag.id)
  if (!page?.visible) return ok(tag)
  const links = [{ href: routes.page(page.path), text: `The page about ${name}` }]
  return fail('conflict', `There is a page about ${name} already. Edit that one.`, { links })
}

/** Makes a page the one that tells of a tag. Returns what must be dropped from the cache. */
export async function describeByPage(
  tx: Transaction,
  tag: { id: number; name: string },
  pageId: number,
): Promise<string[]> {
  await tx.execute(sql`
    insert into tag_page (tag_id, page_id, description) select id, ${pageId}, description from tag where id = ${tag.id}
    on conflict (tag_id) do update set page_id = excluded.page_id`)
  await settleTagOf(tx, pageId)
  return [tags.tag(tag.name), tags.tagIndex]
}

/**
 * Keeps the description of a tag the lead of its page, and what it was before while the page is out of sight. To be called
 * in the transaction of every change to either. Returns what must be dropped from the cache.
 */
export async function settleTagOf(tx: Transaction, pageId: number): Promise<string[]> {
  const changed = await tx.execute<{ name: string }>(sql`
    update tag set description = d.description from (${describedBy}) d
    where d.page_id = ${pageId} and d.tag_id = tag.id and tag.description <> d.description returning tag.name`)
  return changed.length === 0 ? [] : [tags.tagIndex, ...changed.map(({ name }) => tags.tag(name))]
}

/** What each tag with a page is to say of itself. */
export const describedBy = sql`select tp.tag_id, tp.page_id,
    case when p.visible and w.lead <> '' then w.lead else tp.description end as description
  from tag_page tp join post p on p.id = tp.page_id join page w on w.post_id = tp.page_id`

/** The page that tells of a tag, whether anybody sees it or not. */
export async function getPageOfTag(executor: Executor, tagId: number) {
  const [row] = await executor
    .select({ id: pages.postId, vendor: pages.vendor, slug: pages.slug, visible: posts.visible })
    .from(tagPages)
    .innerJoin(pages, eq(pages.postId, tagPages.pageId))
    .innerJoin(posts, eq(posts.id, tagPages.pageId))
    .where(eq(tagPages.tagId, tagId))
  return row ? { id: row.id, path: `${row.vendor}/${row.slug}`, visible: row.visible } : null
}
