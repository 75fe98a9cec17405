import 'server-only'
import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { deletions, hidings, locks } from '@/db/schema'
import { record } from '@/lib/events/record'
import type { Verb } from '@/lib/events/verbs'
import type { ThreadPost } from '@/lib/posts/thread'
import { settleVisibility } from '@/lib/posts/visibility'
import type { SearchText } from '@/lib/search/index-post'
import type { Viewer } from '@/lib/users/types'

/** Steps of moderation inside the caller's transaction, which holds the post's lock. Each is harmless when repeated. */

export async function hide(tx: Transaction, viewer: Viewer, post: ThreadPost, reason: string): Promise<void> {
  const row = { postId: post.id, hiddenBy: viewer.id, reason }
  const added = await tx.insert(hidings).values(row).onConflictDoNothing().returning()
  if (added.length === 0) return
  await settleVisibility(tx, post)
  await note(tx, viewer, 'hid', post, reason)
}

export async function unhide(
  tx: Transaction,
  viewer: Viewer,
  post: ThreadPost,
  texts: SearchText[],
): Promise<void> {
  const removed = await tx.delete(hidings).where(eq(hidings.postId, post.id)).returning()
  if (removed.length === 0) return
  await settleVisibility(tx, post, texts)
  await note(tx, viewer, 'unhid', post, '')
}

export async function lock(tx: Transaction, viewer: Viewer, post: ThreadPost, reason: string): Promise<void> {
  const row = { postId: post.id, lockedBy: viewer.id, reason }
  const added = await tx.insert(locks).values(row).onConflictDoNothing().returning()
  if (added.length > 0) await note(tx, viewer, 'locked', post, reason)
}

export async function unlock(tx: Transaction, viewer: Viewer, post: ThreadPost): Promise<void> {
  const removed = await tx.delete(locks).where(eq(locks.postId, post.id)).returning()
  if (removed.length > 0) await note(tx, viewer, 'unlocked', post, '')
}

export async function remove(
  tx: Transaction,
  viewer: Viewer,
  post: ThreadPost,
  reason: string,
): Promise<void> {
  const row = { postId: post.id, deletedBy: viewer.id, reason }
  const added = await tx.insert(deletions).values(row).onConflictDoNothing().returning()
  if (added.length === 0) return
  await settleVisibility(tx, post)
  await note(tx, viewer, 'deleted', post, reason)
}

async function note(
  tx: Transaction,
  viewer: Viewer,
  verb: Verb,
  post: ThreadPost,
  reason: string,
): Promise<void> {
  const { id: postId, rootId, authorId: subjectId, kind } = post
  await record(tx, {
    actorId: viewer.id,
    verb,
    postId,
    rootId,
    subjectId,
    data: { kind, reason, own: subjectId === viewer.id },
  })
}
