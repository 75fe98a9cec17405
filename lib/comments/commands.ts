import 'server-only'
import { type Transaction, transaction } from '@/db/client'
import { record } from '@/lib/events/record'
import { refuseLinks } from '@/lib/limits/links'
import { spendQuota } from '@/lib/limits/quota'
import { inTurn } from '@/lib/limits/turn'
import { type Composed, compose, nextPostId } from '@/lib/posts/compose'
import { expireThread } from '@/lib/posts/expiry'
import { recordMentions } from '@/lib/posts/mentions'
import { refuseThread } from '@/lib/posts/policy'
import { findRepeat, queueAuthor } from '@/lib/posts/repeats'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { insertPost } from '@/lib/posts/write'
import { fail, ok, type Result } from '@/lib/result'
import { getSettings } from '@/lib/settings/queries'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import type { CommentInput } from './input'

/** A comment and where its thread is shown. */
export type CommentPlace = { id: number; root: ThreadPost['root']; rootId: number }

/** Comments on a question, answer, page or another comment. A repeated submit leads to the first comment. */
export async function addComment(
  viewer: Viewer,
  { id: parentId, body: markdown, key }: CommentInput,
): Promise<Result<CommentPlace>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const id = await nextPostId()
  const body = await compose(id, markdown)
  const links = refuseLinks(viewer, body.rendered.html, await getSettings())
  if (links) return links
  const result = await inTurn(viewer, () =>
    transaction((tx) => comment(tx, viewer, { id, parentId, body, key })),
  )
  if (!result.ok) return result
  const { thread, commentId } = result.value
  expireThread(thread, [viewer.handle])
  return ok({ id: commentId, root: thread.root, rootId: thread.rootId })
}

type Submit = { id: number; parentId: number; body: Composed; key?: string }

async function comment(
  tx: Transaction,
  viewer: Viewer,
  { id, parentId, body, key }: Submit,
): Promise<Result<{ thread: ThreadPost; commentId: number }>> {
  const authorId = viewer.id
  await queueAuthor(tx, authorId)
  const thread = await lockThread(tx, parentId)
  const no = refuseThread(viewer, thread)
  if (no || !thread) return no ?? fail('not-found', 'There is no such post.')
  const markdown = body.markdown
  const earlier = await findRepeat(tx, { authorId, key, kind: 'comment', parentId, markdown })
  if (!earlier.ok) return earlier
  if (earlier.value) return ok({ thread, commentId: earlier.value.id })
  const spent = await spendQuota(tx, viewer, 'comments')
  if (spent && !spent.ok) return spent
  const { rootId } = thread
  await insertPost(tx, { id, kind: 'comment', rootId, parentId, authorId, body, idempotencyKey: key })
  await record(tx, { actorId: authorId, verb: 'commented', postId: id, rootId, subjectId: thread.authorId })
  await recordMentions(tx, { postId: id, rootId, authorId, body })
  return ok({ thread, commentId: id })
}
