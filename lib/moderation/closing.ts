import 'server-only'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '@/db/client'
import { closures, posts } from '@/db/schema'
import { expire, tags } from '@/lib/cache'
import { record } from '@/lib/events/record'
import { expireThreadAndLists } from '@/lib/posts/expiry'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { fail, ok, type Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'
import type { closeInput } from './input'
import { refuseModerating } from './policy'

/** Closes a question with a reason; a duplicate names its target, and its answers stay where they are. */
export async function closeQuestion(
  viewer: Viewer,
  { id, reason, duplicateOf, note }: z.output<typeof closeInput>,
): Promise<Result<{ id: number }>> {
  return handle(viewer, id, async (tx, post) => {
    const target = duplicateOf === undefined ? null : await findTarget(tx, duplicateOf)
    if (duplicateOf !== undefined && !target) return noTarget
    const row = {
      questionId: id,
      reason,
      duplicateOf: reason === 'duplicate' ? duplicateOf : undefined,
      note,
      closedBy: viewer.id,
    }
    const { questionId: _, ...changes } = { ...row, duplicateOf: row.duplicateOf ?? null }
    await tx.insert(closures).values(row).onConflictDoUpdate({ target: closures.questionId, set: changes })
    await log(tx, viewer, 'closed', post, { reason, duplicateOf, note })
    return null
  })
}

export async function reopenQuestion(
  viewer: Viewer,
  { id }: { id: number },
): Promise<Result<{ id: number }>> {
  return handle(viewer, id, async (tx, post) => {
    const removed = await tx.delete(closures).where(eq(closures.questionId, id)).returning()
    if (removed.length > 0) await log(tx, viewer, 'reopened', post, {})
    return null
  })
}

const noTarget = fail('invalid', 'There is no such question.', {
  fields: { duplicateOf: 'There is no such question to point to.' },
})

async function handle(
  viewer: Viewer,
  id: number,
  act: (tx: Transaction, post: ThreadPost) => Promise<Extract<Result, { ok: false }> | null>,
): Promise<Result<{ id: number }>> {
  const refused = refuseModerating(viewer)
  if (refused) return refused
  const result = await transaction(async (tx): Promise<Result<ThreadPost>> => {
    const post = await lockThread(tx, id)
    if (post?.kind !== 'question') return fail('not-found', 'There is no such question.')
    if (post.deleted) return fail('gone', 'This question has been deleted.')
    return (await act(tx, post)) ?? ok(post)
  })
  if (!result.ok) return result
  expireThreadAndLists(result.value)
  expire(tags.moderationLog)
  return ok({ id })
}

/** Held in share mode, so that the target is not deleted at the same moment. */
async function findTarget(tx: Transaction, id: number) {
  const [row] = await tx
    .select({ kind: posts.kind, visible: posts.visible })
    .from(posts)
    .where(eq(posts.id, id))
    .for('share')
  return row?.kind === 'question' && row.visible ? row : null
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
