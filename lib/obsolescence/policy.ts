import type { Settings } from '@/lib/settings/definitions'
import { isModerator, type Viewer } from '@/lib/users/types'
import { canEditPages } from '@/lib/wiki/policy'

/** Takes a page out of lists and plain searches, so it takes the trust to review others' edits. */
export function canMarkObsolete(viewer: Viewer | null, settings: Settings): boolean {
  if (viewer === null || isModerator(viewer)) return viewer !== null
  return canEditPages(viewer, settings) && viewer.reputation >= settings['reputation.review']
}
