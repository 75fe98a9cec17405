import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { revisions, users } from '@/db/schema'
import { authorColumns } from '@/lib/posts/authors'

const line = {
  number: revisions.number,
  kind: revisions.kind,
  summary: revisions.summary,
  minor: revisions.minor,
  createdAt: revisions.createdAt,
  author: authorColumns,
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
