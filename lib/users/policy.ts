import { fail, type Result } from '@/lib/result'
import type { Viewer } from './types'

/** Why this person may not write anything at all, or null when they may. First check of every command. */
export function refuseWriting(viewer: Viewer | null): Extract<Result, { ok: false }> | null {
  if (!viewer) return fail('signed-out', 'Sign in to do this.')
  if (!viewer.suspension) return null
  const until = viewer.suspension.until.toISOString().slice(0, 10)
  return fail('forbidden', `Your account is suspended until ${until}. Reason: ${viewer.suspension.reason}`)
}
