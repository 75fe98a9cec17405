import 'server-only'
import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { deletions } from '@/db/schema'
import { record } from '@/lib/events/record'
import { fail, ok, type Result } from '@/lib/result'
import { refuseWriting } from '@/lib/users/policy'
import { isModerator, type Viewer } from '@/lib/users/types'
import { refreshLinksToPage } from '@/lib/wiki/link-marks'
import { expireThreadAndPeople } from './expiry'
import { canDelete, canUndelete, refuseThread } from './policy'
import { lockThread, type ThreadPost } from './thread'
import { readBranchTexts, settleVisibility } from './visibility'

/** The post as it was before, for the way back. */
export type Handled = Pick<ThreadPost, 'id' | 'kind' | 'rootId' | 'parentId' | 'root'>

/** Deletes a post of one's own, or as a moderator anybody's. A row that can be undone; repeating is harmless. */
export async function deletePost(
  viewer: Viewer,
  { id, reason = '' }: { id: number; reason?: string },
): Promise<Result<Handled>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const result = await transaction(async (tx) => {
    const post = await lockThread(tx, id)
    if (post && (await getDeletion(tx, id))) return canDelete(viewer, post) ? ok(post) : gone
    const no = refuseThread(viewer, post)
    if (no || !post) return no ?? fail('not-found', 'There is no such post.')
    if (!mayDelete(viewer, post)) return fail('forbidden', 'Only its author or a moderator deletes this.')
    if (post.authorId !== viewer.id && reason.trim().length < 3) return withoutReason
    await tx.insert(deletions).values({ postId: id, deletedBy: viewer.id, reason })
    await settleVisibility(tx, post)
    await record(tx, eventOf('deleted', viewer, post, reason))
    return ok(post)
  })
  return expired(result)
}

/** Takes a deletion back: one's own of one's own post, or as a moderator any. */
export async function undeletePost(viewer: Viewer, { id }: { id: number }): Promise<Result<Handled>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const texts = await readBranchTexts(id)
  const result = await transaction(async (tx) => {
    const post = await lockThread(tx, id)
    if (!post) return fail('not-found', 'There is no such post.')
    const deletion = await getDeletion(tx, id)
    if (!deletion) return refuseThread(viewer, post) ?? ok(post)
    const rights = { authorId: post.authorId, deletedBy: deletion.deletedBy }
    if (!canUndelete(viewer, rights)) return canDelete(viewer, post) ? byModerator : gone
    await tx.delete(deletions).where(eq(deletions.postId, id))
    await settleVisibility(tx, post, texts)
    await record(tx, eventOf('undeleted', viewer, post, ''))
    return ok(post)
  })
  return expired(result)
}

/** The public log of moderation shows it. */
const withoutReason = fail('invalid', 'Say why, so that people can understand it.', {
  fields: { reason: 'Say why, so that people can understand it.' },
})
const gone = fail('gone', 'This post has been deleted.')
const byModerator = fail('forbidden', 'A moderator deleted this; only a moderator can bring it back.')

/** A page belongs to everyone, so its first author alone cannot take it away. */
function mayDelete(viewer: Viewer, post: ThreadPost): boolean {
  return post.kind === 'page' ? isModerator(viewer) : canDelete(viewer, post)
}

async function getDeletion(tx: Transaction, postId: number) {
  const [row] = await tx
    .select({ deletedBy: deletions.deletedBy })
    .from(deletions)
    .where(eq(deletions.postId, postId))
  return row ?? null
}

function eventOf(verb: 'deleted' | 'undeleted', viewer: Viewer, post: ThreadPost, reason: string) {
  const { id: postId, rootId, authorId: subjectId, kind } = post
  const data = { kind, reason, own: subjectId === viewer.id }
  return { actorId: viewer.id, verb, postId, rootId, subjectId, data }
}

async function expired(result: Result<ThreadPost>): Promise<Result<Handled>> {
  if (!result.ok) return result
  await expireThreadAndPeople(result.value)
  await refreshLinksToPage(result.value)
  return result
}
