import 'server-only'
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Executor, Transaction } from '@/db/client'
import { posts } from '@/db/schema'
import { fail, ok } from '@/lib/result'

type Submit = {
  authorId: string
  key?: string
  kind: 'question' | 'answer' | 'comment'
  parentId: number | null
  markdown: string
}

/** One author's posts are written one after the other, so that two equal submits see each other. */
export async function queueAuthor(tx: Transaction, authorId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`author:${authorId}`}, 0))`)
}

/**
 * The post an earlier try of this submit made, or null: by its key, or by the same text in the same place within ten
 * minutes. A key that made another kind of post is refused.
 */
export async function findRepeat(executor: Executor, submit: Submit) {
  const earlier = (await byKey(executor, submit)) ?? (await byText(executor, submit))
  if (earlier && earlier.kind !== submit.kind)
    return fail('conflict', 'This form was already sent. Open it anew to write something else.')
  return ok(earlier)
}

const columns = { id: posts.id, kind: posts.kind, rootId: posts.rootId, parentId: posts.parentId }

async function byKey(executor: Executor, { authorId, key }: Submit) {
  if (!key) return null
  const [row] = await executor
    .select(columns)
    .from(posts)
    .where(and(eq(posts.authorId, authorId), eq(posts.idempotencyKey, key)))
  return row ?? null
}

async function byText(executor: Executor, { authorId, kind, parentId, markdown }: Submit) {
  const [row] = await executor
    .select(columns)
    .from(posts)
    .where(
      and(
        eq(posts.authorId, authorId),
        eq(posts.kind, kind),
        parentId === null ? isNull(posts.parentId) : eq(posts.parentId, parentId),
        gt(posts.createdAt, sql`now() - interval '10 minutes'`),
        eq(posts.bodyMarkdown, markdown),
        eq(posts.visible, true),
      ),
    )
    .orderBy(desc(posts.id))
    .limit(1)
  return row ?? null
}
