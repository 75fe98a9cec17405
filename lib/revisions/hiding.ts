import 'server-only'
import { and, eq } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { revisionHidings, revisions } from '@/db/schema'
import { record } from '@/lib/events/record'
import { refuseModerating } from '@/lib/moderation/policy'
import { expireThreadAndPeople } from '@/lib/posts/expiry'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { getShield } from '@/lib/protection/queries'
import { fail, ok, type Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'
import type { HidingInput } from './input'

/**
 * Keeps what a revision says from everybody but moderators, or shows it again. Who wrote it, when, and its number stay. What
 * readers see, and what editors start from, cannot be hidden: it is reverted first.
 */
export async function setRevisionHidden(viewer: Viewer, wish: HidingInput): Promise<Result<{ id: number }>> {
  const refused = refuseModerating(viewer)
  if (refused) return refused
  const { id, number } = wish
  const result = await transaction(async (tx): Promise<Result<ThreadPost>> => {
    const post = await lockThread(tx, id)
    if (!post) return fail('not-found', 'There is no such post.')
    const [author] = await tx
      .select({ id: revisions.authorId })
      .from(revisions)
      .where(and(eq(revisions.postId, id), eq(revisions.number, number)))
    if (!author) return fail('not-found', 'There is no such revision.')
    const no = wish.value ? await hide(tx, viewer, post, { ...wish, authorId: author.id }) : null
    if (no) return no
    if (!wish.value) await unhide(tx, viewer, post, { number, authorId: author.id })
    return ok(post)
  })
  if (!result.ok) return result
  await expireThreadAndPeople(result.value)
  return ok({ id })
}

type Hiding = { number: number; reason: string; authorId: string }

async function hide(tx: Transaction, viewer: Viewer, post: ThreadPost, { number, reason, authorId }: Hiding) {
  const shown = post.kind === 'page' ? (await getShield(tx, post.id)).shown : post.revisionCount
  if (number === shown || number === post.revisionCount) {
    const message = 'This is the text as it is now. Go back to an older revision first, then hide this one.'
    return fail('conflict', message)
  }
  const row = { postId: post.id, number, hiddenBy: viewer.id, reason }
  const added = await tx.insert(revisionHidings).values(row).onConflictDoNothing().returning()
  if (added.length > 0) await note(tx, viewer, 'hid-revision', post, { number, reason, authorId })
  return null
}

async function unhide(
  tx: Transaction,
  viewer: Viewer,
  post: ThreadPost,
  { number, authorId }: Omit<Hiding, 'reason'>,
): Promise<void> {
  const removed = await tx
    .delete(revisionHidings)
    .where(and(eq(revisionHidings.postId, post.id), eq(revisionHidings.number, number)))
    .returning()
  if (removed.length > 0) await note(tx, viewer, 'unhid-revision', post, { number, reason: '', authorId })
}

async function note(
  tx: Transaction,
  viewer: Viewer,
  verb: 'hid-revision' | 'unhid-revision',
  { id: postId, rootId, kind }: ThreadPost,
  { number, reason, authorId: subjectId }: Hiding,
): Promise<void> {
  await record(tx, {
    actorId: viewer.id,
    verb,
    postId,
    rootId,
    subjectId,
    data: { kind, revision: number, reason },
  })
}
