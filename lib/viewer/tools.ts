import type { Settings } from '@/lib/settings/definitions'
import { isModerator, type Viewer } from '@/lib/users/types'
import type { PostTool } from './types'

export type ToolSubject = {
  kind: 'question' | 'answer' | 'comment' | 'page'
  authorId: string
  /** Who asked the question the post belongs to. */
  rootAuthorId: string
  visible: boolean
  deleted: boolean
  locked: boolean
}

/** Which tools a page unlocks for this person. Only what to show: every command decides for itself. */
export function toolsFor(viewer: Viewer, post: ToolSubject, settings: Settings): PostTool[] {
  if (viewer.suspension) return []
  const mine = post.authorId === viewer.id
  const moderator = isModerator(viewer)
  const open = post.visible && !post.locked
  const tools: [PostTool, boolean][] = [
    ['vote', open && !mine && post.kind !== 'page'],
    ['comment', open],
    ['edit', open && (mine || moderator || viewer.reputation >= settings['reputation.editOthers'])],
    ['suggest', open && !mine],
    ['flag', post.visible && !mine && viewer.reputation >= settings['reputation.flag']],
    ['accept', open && post.kind === 'answer' && (post.rootAuthorId === viewer.id || moderator)],
    ['delete', !post.deleted && (moderator || (mine && !post.locked && post.kind !== 'page'))],
    ['undelete', post.deleted && (moderator || mine)],
    ['close', post.kind === 'question' && moderator],
    ['moderate', moderator],
  ]
  return tools.filter(([, allowed]) => allowed).map(([tool]) => tool)
}
