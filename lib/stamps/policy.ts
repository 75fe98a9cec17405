import { isModerator, type Viewer } from '@/lib/users/types'

/** A stamp is its author's word; moderators take back what misleads. */
export function canWithdraw(viewer: Viewer | null, stamp: { byId: string }): boolean {
  return viewer !== null && (viewer.id === stamp.byId || isModerator(viewer))
}
