import 'server-only'
import { type Transaction, transaction } from '@/db/client'
import { expire, tags } from '@/lib/cache'
import { expireThreadAndLists } from '@/lib/posts/expiry'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { readBranchTexts } from '@/lib/posts/visibility'
import { fail, ok, type Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'
import { refuseModerating } from './policy'
import { hide, lock, unhide, unlock } from './states'

type Wish = { id: number; value: boolean; reason: string }

/** Hides a post until reviewed, or shows it again. Its author and moderators still see it. */
export async function setHidden(
  viewer: Viewer,
  { id, value, reason }: Wish,
): Promise<Result<{ id: number }>> {
  const texts = value ? [] : await readBranchTexts(id)
  return moderate(viewer, id, (tx, post) =>
    value ? hide(tx, viewer, post, reason) : unhide(tx, viewer, post, texts),
  )
}

/** Locks a post and all that hangs under it against changes by members, or opens it again. */
export async function setLocked(
  viewer: Viewer,
  { id, value, reason }: Wish,
): Promise<Result<{ id: number }>> {
  return moderate(viewer, id, (tx, post) =>
    value ? lock(tx, viewer, post, reason) : unlock(tx, viewer, post),
  )
}

async function moderate(
  viewer: Viewer,
  id: number,
  act: (tx: Transaction, post: ThreadPost) => Promise<void>,
): Promise<Result<{ id: number }>> {
  const refused = refuseModerating(viewer)
  if (refused) return refused
  const result = await transaction(async (tx): Promise<Result<ThreadPost>> => {
    const post = await lockThread(tx, id)
    if (!post) return fail('not-found', 'There is no such post.')
    await act(tx, post)
    return ok(post)
  })
  if (!result.ok) return result
  expireThreadAndLists(result.value)
  expire(tags.moderationLog)
  return ok({ id })
}
