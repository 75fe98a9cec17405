import 'server-only'
import { and, eq, inArray, or } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { posts, searchDocuments } from '@/db/schema'
import { writeDocuments } from './documents'

export type SearchText = {
  postId: number
  /** All words of the post, as the renderer gives them. */
  plain: string
}

/**
 * Makes a question, answer or page findable, or brings its row up to date: title and tags are read from the database,
 * an answer is found under its question's title too. Does nothing for what is not visible.
 */
export async function indexPost(tx: Transaction, { postId, plain }: SearchText): Promise<void> {
  await writeDocuments(tx, new Map([[postId, plain]]))
}

/** Brings the answers of a question up to date after its title or tags changed. */
export async function reindexAnswers(tx: Transaction, questionId: number): Promise<void> {
  const answers = await tx
    .select({ postId: searchDocuments.postId, plain: searchDocuments.plain })
    .from(searchDocuments)
    .innerJoin(posts, eq(posts.id, searchDocuments.postId))
    .where(and(eq(posts.rootId, questionId), eq(posts.kind, 'answer')))
  await writeDocuments(tx, new Map(answers.map(({ postId, plain }) => [postId, plain])))
}

/** Brings a post, and the answers of a question, up to date after its machine changed: found by it, not by words. */
export async function reindexPost(tx: Transaction, postId: number): Promise<void> {
  const found = await tx
    .select({ postId: searchDocuments.postId, plain: searchDocuments.plain })
    .from(searchDocuments)
    .innerJoin(posts, eq(posts.id, searchDocuments.postId))
    .where(or(eq(posts.id, postId), and(eq(posts.rootId, postId), eq(posts.kind, 'answer'))))
  await writeDocuments(tx, new Map(found.map((row) => [row.postId, row.plain])))
}

/** Takes deleted and hidden posts out of the search. */
export async function unindexPosts(tx: Transaction, postIds: number[]): Promise<void> {
  if (postIds.length > 0) await tx.delete(searchDocuments).where(inArray(searchDocuments.postId, postIds))
}
