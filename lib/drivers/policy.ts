import { fail, type Result } from '@/lib/result'
import type { Settings } from '@/lib/settings/definitions'
import { refuseWriting } from '@/lib/users/policy'
import { isModerator, type Viewer } from '@/lib/users/types'

/** Who may add and correct releases: everyone who is no longer new here. */
export function canEditReleases(viewer: Viewer | null, settings: Settings): boolean {
  return viewer !== null && (isModerator(viewer) || viewer.reputation >= settings['reputation.established'])
}

/** Why this person may not, or null. */
export function refuseReleases(viewer: Viewer, settings: Settings): Extract<Result, { ok: false }> | null {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  if (canEditReleases(viewer, settings)) return null
  const needed = settings['reputation.established']
  return fail('forbidden', `Releases are edited by members with a reputation of ${needed} or more.`)
}
