import { fail, type Result } from '@/lib/result'
import type { Settings } from '@/lib/settings/definitions'
import { refuseWriting } from '@/lib/users/policy'
import { isModerator, type Role, type Viewer } from '@/lib/users/types'

type Refusal = Extract<Result, { ok: false }>

/** Moderation is for moderators in good standing; to everyone else it does not exist. */
export function refuseModerating(viewer: Viewer | null): Refusal | null {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  return isModerator(viewer) ? null : fail('not-found', 'There is nothing here.')
}

export function refuseFlag(viewer: Viewer, authorId: string, settings: Settings): Refusal | null {
  if (authorId === viewer.id) return fail('forbidden', 'This post is yours: edit or delete it instead.')
  const needed = settings['reputation.flag']
  if (isModerator(viewer) || viewer.reputation >= needed) return null
  return fail('forbidden', `Flagging needs ${needed} reputation; you have ${viewer.reputation}.`)
}

/** Nobody suspends themselves, and staff answer to administrators only. */
export function refuseSuspending(
  viewer: Viewer,
  target: { id: string; role: Role; kind: string },
): Refusal | null {
  if (target.id === viewer.id) return fail('forbidden', 'You cannot suspend yourself.')
  if (target.kind === 'system') return fail('forbidden', 'A system account never signs in.')
  if (target.role !== 'member' && viewer.role !== 'administrator')
    return fail('forbidden', 'Only an administrator suspends moderators and administrators.')
  return null
}
