import 'server-only'
import { and, eq } from 'drizzle-orm'
import { transaction } from '@/db/client'
import { bookmarks, meToos, posts } from '@/db/schema'
import { expire, tags } from '@/lib/cache'
import { inTurn } from '@/lib/limits/turn'
import { refreshQuestion } from '@/lib/posts/counters'
import { refuseRemoved } from '@/lib/posts/policy'
import { getThreadState } from '@/lib/posts/thread'
import { lockPost } from '@/lib/posts/write'
import { fail, ok, type Result } from '@/lib/result'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'

type Switch = { id: number; value: boolean }

/** Keeps a post in, or takes it out of, this person's private list. */
export async function bookmarkPost(
  viewer: Viewer,
  { id, value }: Switch,
): Promise<Result<{ bookmarked: boolean; id: number }>> {
  return transaction(async (tx) => {
    const [post] = await tx.select({ visible: posts.visible }).from(posts).where(eq(posts.id, id))
    if (!post?.visible) return refuseRemoved(viewer, await getThreadState(tx, id))
    if (value) await tx.insert(bookmarks).values({ userId: viewer.id, postId: id }).onConflictDoNothing()
    else await tx.delete(bookmarks).where(and(eq(bookmarks.userId, viewer.id), eq(bookmarks.postId, id)))
    return ok({ bookmarked: value, id })
  })
}

/** "I have this too": counts machines a question stands for, without a reply. */
export async function sayMeToo(
  viewer: Viewer,
  { id, value }: Switch,
): Promise<Result<{ meToo: boolean; count: number; id: number }>> {
  const refusal = refuseWriting(viewer)
  if (refusal) return refusal
  const result = await inTurn(viewer, () =>
    transaction(async (tx): Promise<Result<{ meToo: boolean; count: number; id: number }>> => {
      const post = await lockPost(tx, id)
      if (!post?.visible) return refuseRemoved(viewer, await getThreadState(tx, id))
      if (post.kind !== 'question') return fail('not-found', 'There is no such question.')
      if (post.authorId === viewer.id)
        return fail('forbidden', 'It is your question: you are counted already.')
      if (value) await tx.insert(meToos).values({ questionId: id, userId: viewer.id }).onConflictDoNothing()
      else await tx.delete(meToos).where(and(eq(meToos.questionId, id), eq(meToos.userId, viewer.id)))
      await refreshQuestion(tx, id)
      const rows = await tx.select({ userId: meToos.userId }).from(meToos).where(eq(meToos.questionId, id))
      return ok({ meToo: value, count: rows.length, id })
    }),
  )
  if (result.ok) expire(tags.question(id))
  return result
}
