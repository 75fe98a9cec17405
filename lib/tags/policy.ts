import { isModerator, type Viewer } from '@/lib/users/types'

/** Who may describe tags and name their synonyms. */
export function canEditTags(viewer: Viewer | null): boolean {
  return isModerator(viewer)
}
