import 'server-only'
import { eq } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { pages, posts } from '@/db/schema'
import { getFacts } from '@/lib/issues/queries'
import { type Reader, readRevision } from '@/lib/revisions/reader'
import { listPostTags } from './tags'
import type { PageText } from './types'

export type RevisionText = {
  number: number
  /** Who wrote it: the name at the source where it was imported. */
  by: string
  author: { handle: string }
  byline: string | null
  at: Date
  page: PageText
}
export type EditState = {
  id: number
  vendor: string
  slug: string
  base: RevisionText
  current: RevisionText
}

/**
 * The revision an editor started from and the newest one, as they are now. Null when either does not exist, or is hidden
 * from this reader.
 */
export async function getEditState(
  executor: Executor,
  id: number,
  base: number,
  reader: Reader = null,
): Promise<EditState | null> {
  const [page] = await executor
    .select({ vendor: pages.vendor, slug: pages.slug, number: posts.revisionCount })
    .from(pages)
    .innerJoin(posts, eq(posts.id, pages.postId))
    .where(eq(pages.postId, id))
  if (!page || base > page.number) return null
  const current = await getRevisionText(executor, id, page.number, reader)
  const started = base === page.number ? current : await getRevisionText(executor, id, base, reader)
  return current && started ? { id, vendor: page.vendor, slug: page.slug, base: started, current } : null
}

/** One revision as a whole page; what early revisions did not keep is taken from the page itself. Null when hidden. */
export async function getRevisionText(
  executor: Executor,
  id: number,
  number: number,
  reader: Reader = null,
): Promise<RevisionText | null> {
  const revision = await readRevision(executor, id, number, reader)
  const [page] = await executor
    .select({
      title: pages.title,
      lead: pages.lead,
      topic: pages.topic,
      checkedAgainst: pages.checkedAgainst,
      checkedOn: pages.checkedOn,
      reviewBy: pages.reviewBy,
    })
    .from(pages)
    .where(eq(pages.postId, id))
  if (!revision?.words || !page) return null
  const { title, lead, body, details, tags } = revision.words
  const names = tags ?? (await listPostTags(executor, id)).map(({ name }) => name)
  const issue = details?.issue === undefined ? await getFacts(id, executor) : details.issue
  const head = { title: title ?? page.title, lead: lead ?? page.lead }
  const { author, byline, at } = revision
  const by = byline ?? author.handle
  return { number, by, author, byline, at, page: { ...page, ...details, ...head, issue, tags: names, body } }
}
