import type { Settings } from '@/lib/settings/definitions'
import { isModerator, type Viewer } from '@/lib/users/types'

/** The author of the post, trusted members and moderators review; nobody their own suggestion. */
export function canReview(
  viewer: Viewer | null,
  suggestion: { authorId: string; postAuthorId: string },
  settings: Settings,
): boolean {
  if (!viewer || viewer.id === suggestion.authorId) return false
  return viewer.id === suggestion.postAuthorId || canSeeQueue(viewer, settings)
}

/** Who sees all suggestions at /suggestions; others see their own and those for their posts. */
export function canSeeQueue(viewer: Viewer | null, settings: Settings): boolean {
  return viewer !== null && (isModerator(viewer) || viewer.reputation >= settings['reputation.review'])
}
