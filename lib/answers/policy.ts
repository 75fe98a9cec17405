import { isModerator, type Viewer } from '@/lib/users/types'

/** The asker decides what solved the question; moderators may help. */
export function canAccept(viewer: Viewer | null, question: { authorId: string }): boolean {
  return viewer !== null && (viewer.id === question.authorId || isModerator(viewer))
}
