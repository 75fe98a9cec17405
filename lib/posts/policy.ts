import { fail, type Result } from '@/lib/result'
import type { Settings } from '@/lib/settings/definitions'
import { isModerator, type Viewer } from '@/lib/users/types'

/** What decides whether anybody may write on a post at all. */
export type PostState = {
  kind: 'question' | 'answer' | 'comment' | 'page'
  authorId: string
  /** The post itself, or what it hangs under, was deleted or hidden. */
  deleted: boolean
  hidden: boolean
  lockReason: string | null
  /** Why the question is closed, or null. */
  closed: string | null
}

type Refusal = Extract<Result, { ok: false }>

/** Why nothing may be written on this post now, or null. Locks bind everyone but moderators. */
export function refuseThread(viewer: Viewer, post: PostState | null): Refusal | null {
  if (!post || post.deleted) return refuseRemoved(viewer, post)
  if (isModerator(viewer)) return null
  if (post.hidden) return refuseRemoved(viewer, post)
  return post.lockReason === null ? null : fail('locked', `This is locked. ${post.lockReason}`)
}

/** What to say about a post that is not shown: no more than a read of it says, which for strangers to a hidden one is nothing. */
export function refuseRemoved(viewer: Viewer, post: PostState | null): Refusal {
  if (post?.deleted) return fail('gone', 'This post has been deleted.')
  return post && canSeeRemoved(viewer, post)
    ? fail('forbidden', 'A moderator has hidden this post until it is reviewed.')
    : fail('not-found', 'There is no such post.')
}

/** Besides `refuseThread`: a closed question takes no new answers. */
export function refuseAnswer(post: PostState): Refusal | null {
  if (post.kind !== 'question') return fail('invalid', 'Only questions can be answered.')
  return post.closed === null ? null : fail('conflict', 'This question is closed and takes no new answers.')
}

export type EditMode = 'save' | 'suggest' | 'late' | 'never'

/**
 * What becomes of an edit: saved at once, or put before reviewers. A comment is edited by its author for some minutes
 * (`late` afterwards) and by moderators.
 */
export function editMode(
  viewer: Viewer,
  post: Pick<PostState, 'kind' | 'authorId'> & { createdAt: Date },
  settings: Settings,
  now = new Date(),
): EditMode {
  if (isModerator(viewer)) return 'save'
  const own = post.authorId === viewer.id
  if (post.kind === 'comment') {
    const minutes = (now.getTime() - post.createdAt.getTime()) / 60_000
    if (!own) return 'never'
    return minutes <= settings['comment.editMinutes'] ? 'save' : 'late'
  }
  return own || viewer.reputation >= settings['reputation.editOthers'] ? 'save' : 'suggest'
}

/** Posts are deleted by their authors and by moderators. */
export function canDelete(viewer: Viewer | null, post: { authorId: string }): boolean {
  return viewer !== null && (viewer.id === post.authorId || isModerator(viewer))
}

/** A member takes back only their own deletion, not a moderator's. */
export function canUndelete(viewer: Viewer | null, post: { authorId: string; deletedBy: string }): boolean {
  if (isModerator(viewer)) return true
  return viewer !== null && viewer.id === post.authorId && viewer.id === post.deletedBy
}

/** Deleted and hidden posts stay visible to who wrote them and to moderators. */
export function canSeeRemoved(viewer: Viewer | null, post: { authorId: string }): boolean {
  return canDelete(viewer, post)
}
