import { fail, type Result } from '@/lib/result'
import type { Settings } from '@/lib/settings/definitions'
import { isModerator, type Viewer } from '@/lib/users/types'
import { canEditPages } from '@/lib/wiki/policy'

/** Why this person may not say that a page needs a change, or null: readers see it, so it takes what a flag takes. */
export function refuseNeed(viewer: Viewer, settings: Settings): Extract<Result, { ok: false }> | null {
  const needed = settings['reputation.flag']
  if (isModerator(viewer) || viewer.reputation >= needed) return null
  return fail('forbidden', `Asking for a change takes ${needed} reputation; you have ${viewer.reputation}.`)
}

/** Editors settle what was asked for; whoever asked may take it back. */
export function canSettle(viewer: Viewer | null, need: { byId: string }, settings: Settings): boolean {
  return viewer !== null && (viewer.id === need.byId || canEditPages(viewer, settings))
}
