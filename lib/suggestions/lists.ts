import 'server-only'
import { and, asc, desc, eq, lt, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { pages, posts, questions, revisions, suggestions, users } from '@/db/schema'
import { getSettings } from '@/lib/settings/queries'
import type { Viewer } from '@/lib/users/types'
import type { QueueFilter } from './input'
import { canSeeQueue } from './policy'
import { waitingFor } from './queries'
import { sizeOfChange } from './size'

// Each row reads two texts to tell the size of the change.
const PAGE = 20

const columns = {
  id: suggestions.id,
  summary: suggestions.summary,
  createdAt: suggestions.createdAt,
  staleSince: suggestions.staleSince,
  author: users.handle,
  kind: posts.kind,
  title: sql<string>`coalesce(${questions.title}, ${pages.title}, '')`,
  was: sql<string>`concat_ws(' ', ${revisions.title}, ${revisions.lead}, ${revisions.bodyMarkdown})`,
  is: sql<string>`concat_ws(' ', coalesce(${suggestions.title}, ${revisions.title}),
    coalesce(${suggestions.lead}, ${revisions.lead}), ${suggestions.bodyMarkdown})`,
}

export type WaitingLine = Awaited<ReturnType<typeof listWaiting>>['lines'][number]
export type OwnLine = Awaited<ReturnType<typeof listOwn>>['lines'][number]

/** Open suggestions, the longest waiting first: all for reviewers, else those for one's own posts. */
export async function listWaiting(viewer: Viewer, { kind, vendor, after }: QueueFilter) {
  const all = canSeeQueue(viewer, await getSettings())
  const rows = await rowsWhere(
    and(
      waitingFor(viewer, all),
      kind && eq(posts.kind, kind),
      vendor === undefined ? undefined : ofVendor(vendor),
      after === undefined
        ? undefined
        : sql`(${suggestions.createdAt}, ${suggestions.id}) >
            (select s.created_at, s.id from suggestion s where s.id = ${after})`,
    ),
  ).orderBy(asc(suggestions.createdAt), asc(suggestions.id))
  return { ...pageOf(rows), all }
}

/** One's own suggestions, open and decided, newest first. */
export async function listOwn(viewer: Viewer, before?: number) {
  const rows = await rowsWhere(
    and(eq(suggestions.authorId, viewer.id), before === undefined ? undefined : lt(suggestions.id, before)),
  ).orderBy(desc(suggestions.id))
  return pageOf(rows)
}

function rowsWhere(where: SQL | undefined) {
  return db
    .select({
      ...columns,
      outcome: suggestions.outcome,
      partial: suggestions.partial,
      reason: suggestions.decisionReason,
      decidedAt: suggestions.decidedAt,
    })
    .from(suggestions)
    .innerJoin(posts, and(eq(posts.id, suggestions.postId), eq(posts.visible, true)))
    .innerJoin(users, eq(users.id, suggestions.authorId))
    .innerJoin(
      revisions,
      and(eq(revisions.postId, suggestions.postId), eq(revisions.number, suggestions.baseNumber)),
    )
    .leftJoin(questions, eq(questions.postId, posts.rootId))
    .leftJoin(pages, eq(pages.postId, posts.rootId))
    .where(where)
    .limit(PAGE + 1)
}

function pageOf(rows: Awaited<ReturnType<typeof rowsWhere>>) {
  const lines = rows.slice(0, PAGE).map(({ was, is, ...row }) => ({ ...row, size: sizeOfChange(was, is) }))
  return { lines, next: rows.length > PAGE ? lines.at(-1)?.id : undefined }
}

function ofVendor(vendor: string): SQL {
  return sql`(${pages.vendor} = ${vendor} or exists (select 1 from post_tag c join tag t on t.id = c.tag_id
    where c.post_id = ${posts.rootId} and t.kind = 'vendor' and t.name = ${vendor}))`
}
