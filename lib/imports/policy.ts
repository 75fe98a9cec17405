import { isModerator, type Viewer } from '@/lib/users/types'

/** Whether this person may bring in pages of another wiki. */
export function canImport(viewer: Viewer | null): boolean {
  return isModerator(viewer)
}
