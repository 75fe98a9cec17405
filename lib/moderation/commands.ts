import 'server-only'
import { type Transaction, transaction } from '@/db/client'
import { expireThreadAndPeople } from '@/lib/posts/expiry'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { readBranchTexts } from '@/lib/posts/visibility'
import { fail, ok, type Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'
import { refreshLinksToPage } from '@/lib/wiki/link-marks'
import { refuseModerating } from './policy'
import { hide, lock, unhide, unlock } from './states'

/** `true` needs a reason, which the public log shows. */
export type Wish = { id: number; value: true; reason: string } | { id: number; value: false }

/** Hides a post until reviewed, or shows it again. Its author and moderators still see it. */
export async function setHidden(viewer: Viewer, wish: Wish): Promise<Result<{ id: number }>> {
  const refused = refuseModerating(viewer)
  if (refused) return refused
  const texts = wish.value ? [] : await readBranchTexts(wish.id)
  return moderate(wish.id, (tx, post) =>
    wish.value ? hide(tx, viewer, post, wish.reason) : unhide(tx, viewer, post, texts),
  )
}

/** Locks a post and all that hangs under it against changes by members, or opens it again. */
export async function setLocked(viewer: Viewer, wish: Wish): Promise<Result<{ id: number }>> {
  const refused = refuseModerating(viewer)
  if (refused) return refused
  return moderate(wish.id, (tx, post) =>
    wish.value ? lock(tx, viewer, post, wish.reason) : unlock(tx, viewer, post),
  )
}

async function moderate(
  id: number,
  act: (tx: Transaction, post: ThreadPost) => Promise<void>,
): Promise<Result<{ id: number }>> {
  const result = await transaction(async (tx): Promise<Result<ThreadPost>> => {
    const post = await lockThread(tx, id)
    if (!post) return fail('not-found', 'There is no such post.')
    await act(tx, post)
    return ok(post)
  })
  if (!result.ok) return result
  await expireThreadAndPeople(result.value)
  await refreshLinksToPage(result.value)
  return ok({ id })
}
