import type { Settings } from '@/lib/settings/definitions'
import { isModerator, type Viewer } from '@/lib/users/types'

/** Whether this person's edits of pages are saved at once; otherwise they wait as suggestions. */
export function canEditPages(viewer: Viewer | null, settings: Settings): boolean {
  return viewer !== null && (isModerator(viewer) || viewer.reputation >= settings['reputation.editWiki'])
}
