import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { locks, posts, votes } from '@/db/schema'
import { expire, tags } from '@/lib/cache'
import { record } from '@/lib/events/record'
import { spendQuota } from '@/lib/limits/quota'
import { inTurn } from '@/lib/limits/turn'
import { handleOf } from '@/lib/posts/authors'
import { refreshQuestion } from '@/lib/posts/counters'
import { refuseRemoved } from '@/lib/posts/policy'
import { getThreadState } from '@/lib/posts/thread'
import { lockPost } from '@/lib/posts/write'
import { refreshReputation, utcDay } from '@/lib/reputation/commands'
import { ok, type Result } from '@/lib/result'
import { getSettings } from '@/lib/settings/queries'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import { refuseVote } from './policy'

export type CastVote = { score: number; vote: number; rootId: number }

/**
 * Brings this person's vote on a post to the wanted value: 1, 0 or -1. The primary key is (post, user) and the
 * score is the sum of rows counted under the post's lock, so no race can count anyone twice.
 */
export async function castVote(
  viewer: Viewer,
  { id, value }: { id: number; value: number },
): Promise<Result<CastVote>> {
  const refusal = refuseWriting(viewer)
  if (refusal) return refusal
  const result = await inTurn(viewer, () => transaction((tx) => castVoteWithin(tx, viewer, id, value)))
  if (!result.ok) return result
  const { changed, author, ...cast } = result.value
  if (changed) expire(tags.question(cast.rootId), tags.list, tags.home, ...author.map(tags.user))
  return ok(cast)
}

async function castVoteWithin(
  tx: Transaction,
  viewer: Viewer,
  id: number,
  value: number,
): Promise<Result<CastVote & { changed: boolean; author: string[] }>> {
  const post = await lockPost(tx, id)
  if (!post?.visible) return refuseRemoved(viewer, await getThreadState(tx, id))
  const locked = await isLocked(tx, [id, post.rootId])
  const refusal = refuseVote(viewer, { ...post, locked }, value, await getSettings(tx))
  if (refusal) return refusal
  const [before] = await tx
    .select({ value: votes.value, castAt: votes.castAt })
    .from(votes)
    .where(and(eq(votes.postId, id), eq(votes.userId, viewer.id)))
  if ((before?.value ?? 0) === value)
    return ok({ ...(await scoreOf(tx, id)), vote: value, rootId: post.rootId, changed: false, author: [] })
  const overQuota = before || value === 0 ? null : await spendQuota(tx, viewer, 'votes')
  if (overQuota && !overQuota.ok) return overQuota
  await writeVote(tx, { postId: id, userId: viewer.id, authorId: post.authorId }, value)
  const { score } = await countVotes(tx, id)
  if (post.kind === 'answer') await refreshQuestion(tx, post.rootId)
  await record(tx, {
    actorId: viewer.id,
    verb: 'voted',
    postId: id,
    rootId: post.rootId,
    data: { value, before: before?.value ?? 0 },
  })
  if (post.kind !== 'comment') {
    const days = before ? [utcDay(before.castAt), utcDay(new Date())] : [utcDay(new Date())]
    await refreshReputation(tx, post.authorId, days)
  }
  // Their profile shows their reputation.
  return ok({
    ...{ score, vote: value, rootId: post.rootId, changed: true },
    author: post.kind === 'comment' ? [] : await handleOf(tx, post.authorId),
  })
}

async function writeVote(
  tx: Transaction,
  who: { postId: number; userId: string; authorId: string },
  value: number,
): Promise<void> {
  if (value === 0) {
    await tx.delete(votes).where(and(eq(votes.postId, who.postId), eq(votes.userId, who.userId)))
    return
  }
  await tx
    .insert(votes)
    .values({ ...who, value })
    .onConflictDoUpdate({ target: [votes.postId, votes.userId], set: { value, castAt: sql`now()` } })
}

/** Sums the rows anew; the caller holds the post's lock. */
async function countVotes(tx: Transaction, id: number): Promise<{ score: number }> {
  const [row] = await tx
    .update(posts)
    .set({
      score: sql`(select coalesce(sum(value), 0) from vote where post_id = ${id})`,
      upVotes: sql`(select count(*) from vote where post_id = ${id} and value = 1)`,
      downVotes: sql`(select count(*) from vote where post_id = ${id} and value = -1)`,
    })
    .where(eq(posts.id, id))
    .returning({ score: posts.score })
  return row ?? { score: 0 }
}

async function scoreOf(tx: Transaction, id: number): Promise<{ score: number }> {
  const [row] = await tx.select({ score: posts.score }).from(posts).where(eq(posts.id, id))
  return row ?? { score: 0 }
}

async function isLocked(tx: Transaction, ids: number[]): Promise<boolean> {
  const rows = await tx.select({ id: locks.postId }).from(locks).where(inArray(locks.postId, ids)).limit(1)
  return rows.length > 0
}
