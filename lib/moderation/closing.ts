import 'server-only'
import { asc, eq, inArray, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { closures, posts } from '@/db/schema'
import { record } from '@/lib/events/record'
import { expireThreadAndLists } from '@/lib/posts/expiry'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { fail, ok, type Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'
import type { Closing } from './input'
import { refuseModerating } from './policy'

/** Closes a question with a reason; a duplicate names its target, and its answers stay where they are. */
export async function closeQuestion(
  viewer: Viewer,
  { id, reason, duplicateOf, note }: Omit<Closing, 'value'>,
): Promise<Result<{ id: number }>> {
  const target = reason === 'duplicate' ? (duplicateOf ?? null) : null
  return moderateQuestion(viewer, { id, target }, async (tx, post) => {
    const no = target === null ? null : await refuseTarget(tx, target)
    if (no) return no
    const [before] = await tx.select().from(closures).where(eq(closures.questionId, id))
    const changes = { reason, duplicateOf: target, note }
    if (before && isSame(before, changes)) return null
    const row = { ...changes, closedBy: viewer.id, closedAt: sql`now()` }
    await tx
      .insert(closures)
      .values({ questionId: id, ...row })
      .onConflictDoUpdate({ target: closures.questionId, set: row })
    const data = { kind: 'question', reason, duplicateOf: target, note }
    await log(tx, viewer, 'closed', post, data)
    return null
  })
}

export async function reopenQuestion(
  viewer: Viewer,
  { id }: { id: number },
): Promise<Result<{ id: number }>> {
  return moderateQuestion(viewer, { id, target: null }, async (tx, post) => {
    const removed = await tx.delete(closures).where(eq(closures.questionId, id)).returning()
    if (removed.length > 0) await log(tx, viewer, 'reopened', post, { kind: 'question' })
    return null
  })
}

type Refusal = Extract<Result, { ok: false }>

async function moderateQuestion(
  viewer: Viewer,
  { id, target }: { id: number; target: number | null },
  act: (tx: Transaction, post: ThreadPost) => Promise<Refusal | null>,
): Promise<Result<{ id: number }>> {
  const refused = refuseModerating(viewer)
  if (refused) return refused
  const result = await transaction(async (tx): Promise<Result<ThreadPost>> => {
    await lockInOrder(tx, target === null ? [id] : [id, target])
    const post = await lockThread(tx, id)
    if (post?.kind !== 'question') return fail('not-found', 'There is no such question.')
    if (post.deleted) return fail('gone', 'This question has been deleted.')
    return (await act(tx, post)) ?? ok(post)
  })
  if (!result.ok) return result
  expireThreadAndLists(result.value)
  return ok({ id })
}

/** Two questions that are closed as duplicates of each other at the same moment must not both succeed, or wait in a circle. */
async function lockInOrder(tx: Transaction, ids: number[]): Promise<void> {
  await tx
    .select({ id: posts.id })
    .from(posts)
    .where(inArray(posts.id, ids))
    .orderBy(asc(posts.id))
    .for('no key update')
}

/** The target must be there to be read, and must not lead on itself: readers would go round in a circle. */
async function refuseTarget(tx: Transaction, id: number): Promise<Refusal | null> {
  const [row] = await tx
    .select({ kind: posts.kind, visible: posts.visible, leadsTo: closures.duplicateOf })
    .from(posts)
    .leftJoin(closures, eq(closures.questionId, posts.id))
    .where(eq(posts.id, id))
  if (row?.kind !== 'question' || !row.visible)
    return onTarget('invalid', 'There is no such question to point to.')
  if (row.leadsTo === null) return null
  return onTarget('conflict', `That question is itself a duplicate. Name question ${row.leadsTo} instead.`)
}

function onTarget(code: 'invalid' | 'conflict', message: string): Refusal {
  return fail(code, message, { fields: { duplicateOf: message } })
}

type Change = Pick<typeof closures.$inferSelect, 'reason' | 'duplicateOf' | 'note'>

function isSame(one: Change, other: Change): boolean {
  return one.reason === other.reason && one.duplicateOf === other.duplicateOf && one.note === other.note
}

async function log(
  tx: Transaction,
  viewer: Viewer,
  verb: 'closed' | 'reopened',
  post: ThreadPost,
  data: Record<string, unknown>,
): Promise<void> {
  const { id: postId, rootId, authorId: subjectId } = post
  await record(tx, { actorId: viewer.id, verb, postId, rootId, subjectId, data })
}
