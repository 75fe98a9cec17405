import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { revisions } from '@/db/schema'
import type { Version } from './merge'

/** One version of a post's text, or null when there is no such revision. */
export async function getVersion(
  executor: Executor,
  postId: number,
  number: number,
): Promise<Version | null> {
  const [row] = await executor
    .select({ title: revisions.title, tags: revisions.tags, body: revisions.bodyMarkdown })
    .from(revisions)
    .where(and(eq(revisions.postId, postId), eq(revisions.number, number)))
  return row ?? null
}
