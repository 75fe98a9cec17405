import type { PostState } from '@/lib/posts/policy'
import { refuseThread } from '@/lib/posts/policy'
import { fail, type Result } from '@/lib/result'
import type { Settings } from '@/lib/settings/definitions'
import { isModerator, type Viewer } from '@/lib/users/types'

type Refusal = Extract<Result, { ok: false }>

/** Why nothing may be reported on this post, or marked, now; or null. */
export function refuseEvidence(viewer: Viewer, post: PostState | null): Refusal | null {
  const refused = refuseThread(viewer, post)
  if (refused || !post) return refused
  if (post.kind === 'answer' || post.kind === 'page') return null
  return fail('invalid', 'Only answers and pages say what to do, so only they can be tried.')
}

/** A mark is a public warning: it takes what a flag takes. */
export function refuseMark(viewer: Viewer, settings: Settings): Refusal | null {
  const needed = settings['reputation.flag']
  if (isModerator(viewer) || viewer.reputation >= needed) return null
  return fail('forbidden', `Marking takes ${needed} reputation; you have ${viewer.reputation}.`)
}

export function canClearMarks(viewer: Viewer | null, post: { authorId: string }): boolean {
  return viewer !== null && (viewer.id === post.authorId || isModerator(viewer))
}

/** Authors know what they wrote for; others need the trust to edit it. */
export function canSetValidity(viewer: Viewer, post: { authorId: string }, settings: Settings): boolean {
  return (
    viewer.id === post.authorId ||
    isModerator(viewer) ||
    viewer.reputation >= settings['reputation.editOthers']
  )
}
