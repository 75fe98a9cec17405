import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Executor } from '@/db/client'
import { pages, posts, revisions, users } from '@/db/schema'
import { getFacts } from '@/lib/issues/queries'
import { listPostTags } from './tags'
import type { PageText } from './types'

export type RevisionText = { number: number; by: string; at: Date; page: PageText }
export type EditState = {
  id: number
  vendor: string
  slug: string
  base: RevisionText
  current: RevisionText
}

/** The revision an editor started from and the newest one, as they are now. Null when either does not exist. */
export async function getEditState(executor: Executor, id: number, base: number): Promise<EditState | null> {
  const [page] = await executor
    .select({ vendor: pages.vendor, slug: pages.slug, number: posts.revisionCount })
    .from(pages)
    .innerJoin(posts, eq(posts.id, pages.postId))
    .where(eq(pages.postId, id))
  if (!page || base > page.number) return null
  const current = await getRevisionText(executor, id, page.number)
  const started = base === page.number ? current : await getRevisionText(executor, id, base)
  return current && started ? { id, vendor: page.vendor, slug: page.slug, base: started, current } : null
}

/** One revision as a whole page; what early revisions did not keep is taken from the page itself. */
export async function getRevisionText(
  executor: Executor,
  id: number,
  number: number,
): Promise<RevisionText | null> {
  const [row] = await executor
    .select({
      by: sql<string>`coalesce(${revisions.byline}, ${author.handle})`,
      at: revisions.createdAt,
      title: sql<string>`coalesce(${revisions.title}, ${pages.title})`,
      lead: sql<string>`coalesce(${revisions.lead}, ${pages.lead})`,
      topic: sql<string>`coalesce(${revisions.details} ->> 'topic', ${pages.topic})`,
      details: revisions.details,
      checkedAgainst: pages.checkedAgainst,
      checkedOn: pages.checkedOn,
      reviewBy: pages.reviewBy,
      tags: revisions.tags,
      body: revisions.bodyMarkdown,
    })
    .from(revisions)
    .innerJoin(pages, eq(pages.postId, revisions.postId))
    .innerJoin(author, eq(author.id, revisions.authorId))
    .where(and(eq(revisions.postId, id), eq(revisions.number, number)))
  if (!row) return null
  const { by, at, details, tags, ...page } = row
  const names = tags ?? (await listPostTags(executor, id)).map(({ name }) => name)
  const issue = details?.issue === undefined ? await getFacts(id, executor) : details.issue
  return { number, by, at, page: { ...page, ...details, issue, tags: names } }
}

const author = alias(users, 'author')
