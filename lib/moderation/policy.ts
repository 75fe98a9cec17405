import { fail, type Result } from '@/lib/result'
import type { Settings } from '@/lib/settings/definitions'
import { refuseWriting } from '@/lib/users/policy'
import { isModerator, type Role, type Viewer } from '@/lib/users/types'
import { type FlagReason, flagReasons, flagReasonsFor } from './reasons'

type Refusal = Extract<Result, { ok: false }>

/** Moderation is for moderators in good standing; to everyone else it does not exist. */
export function refuseModerating(viewer: Viewer | null): Refusal | null {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  return isModerator(viewer) ? null : nothingHere
}

/** Settings and roles are for administrators in good standing. */
export function refuseAdministrating(viewer: Viewer | null): Refusal | null {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  return viewer?.role === 'administrator' ? null : nothingHere
}

/** Whether this person may flag the post at all. */
export function refuseFlagging(
  viewer: Viewer,
  post: { authorId: string },
  settings: Settings,
): Refusal | null {
  if (post.authorId === viewer.id) return fail('forbidden', 'This post is yours: edit or delete it instead.')
  const needed = settings['reputation.flag']
  if (isModerator(viewer) || viewer.reputation >= needed) return null
  return fail('forbidden', `Flagging needs ${needed} reputation; you have ${viewer.reputation}.`)
}

/** Whether the reason fits the post, and the person: who argues with somebody does not report them for it. */
export function refuseReason(
  reason: FlagReason,
  post: { kind: 'question' | 'answer' | 'comment' | 'page' },
  { replied }: { replied: boolean },
): Refusal | null {
  if (!flagReasonsFor(post.kind).some(([key]) => key === reason)) {
    const message = `“${flagReasons[reason].label}” is not for a ${post.kind}.`
    return fail('invalid', message, { fields: { reason: message } })
  }
  if (!replied || !isQuarrelsome(reason)) return null
  const message = 'You have replied to this post, so leave this reason to others.'
  return fail('forbidden', message, { fields: { reason: message } })
}

export function isQuarrelsome(reason: FlagReason): boolean {
  return 'quarrelsome' in flagReasons[reason]
}

/** Nobody judges flags on their own post; an administrator may, because there may be nobody else. */
export function refuseJudging(viewer: Viewer, post: { authorId: string }): Refusal | null {
  if (post.authorId !== viewer.id || viewer.role === 'administrator') return null
  return fail('forbidden', 'This post is yours: another moderator decides about its flags.')
}

/** Nobody suspends themselves, and staff answer to administrators only. */
export function refuseSuspending(
  viewer: Viewer,
  target: { id: string; role: Role; kind: string; gone: boolean },
): Refusal | null {
  if (target.id === viewer.id) return fail('forbidden', 'You cannot suspend yourself.')
  if (target.kind === 'system') return fail('forbidden', 'A system account never signs in.')
  if (target.gone) return fail('gone', 'This account has been deleted.')
  if (target.role !== 'member' && viewer.role !== 'administrator')
    return fail('forbidden', 'Only an administrator suspends moderators and administrators.')
  return null
}

const nothingHere = fail('not-found', 'There is nothing here.')
