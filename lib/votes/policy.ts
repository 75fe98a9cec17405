import { fail, type Result } from '@/lib/result'
import type { Settings } from '@/lib/settings/definitions'
import { isModerator, type Viewer } from '@/lib/users/types'

export type Votable = {
  kind: 'question' | 'answer' | 'comment' | 'page'
  authorId: string
  locked: boolean
}

/** Why this person may not give this vote, or null. Taking a vote back (0) needs no reputation. */
export function refuseVote(
  viewer: Viewer,
  post: Votable,
  value: number,
  settings: Settings,
): Extract<Result, { ok: false }> | null {
  if (post.authorId === viewer.id) return fail('forbidden', 'You cannot vote on your own posts.')
  if (post.locked) return fail('locked', 'This post is locked; votes are closed.')
  if (post.kind === 'page') return fail('invalid', 'Wiki pages are improved, not voted on.')
  if (post.kind === 'comment' && value < 0) return fail('invalid', 'Comments can only be voted up.')
  if (isModerator(viewer)) return null
  const needed = value > 0 ? settings['reputation.voteUp'] : value < 0 ? settings['reputation.voteDown'] : 0
  if (viewer.reputation >= needed) return null
  return fail(
    'forbidden',
    `Voting ${value > 0 ? 'up' : 'down'} needs ${needed} reputation; you have ${viewer.reputation}.`,
  )
}
