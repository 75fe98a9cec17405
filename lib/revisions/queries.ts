import 'server-only'
import { and, desc, eq, lt } from 'drizzle-orm'
import { db } from '@/db/client'
import { revisions, users } from '@/db/schema'
import { authorColumns } from '@/lib/posts/authors'

export type RevisionLine = Awaited<ReturnType<typeof listRevisions>>['revisions'][number]

export const HISTORY_PAGE = 50

const line = {
  number: revisions.number,
  kind: revisions.kind,
  summary: revisions.summary,
  minor: revisions.minor,
  createdAt: revisions.createdAt,
  author: authorColumns,
}

/** A post's revisions, newest first, from below `before`. */
export async function listRevisions(postId: number, before?: number) {
  const rows = await db
    .select(line)
    .from(revisions)
    .innerJoin(users, eq(users.id, revisions.authorId))
    .where(and(eq(revisions.postId, postId), before === undefined ? undefined : lt(revisions.number, before)))
    .orderBy(desc(revisions.number))
    .limit(HISTORY_PAGE + 1)
  const shown = rows.slice(0, HISTORY_PAGE)
  return { revisions: shown, more: rows.length > HISTORY_PAGE }
}

/** One revision with its text. */
export async function getRevision(postId: number, number: number) {
  const [row] = await db
    .select({ ...line, title: revisions.title, tags: revisions.tags, body: revisions.bodyMarkdown })
    .from(revisions)
    .innerJoin(users, eq(users.id, revisions.authorId))
    .where(and(eq(revisions.postId, postId), eq(revisions.number, number)))
  return row ?? null
}
