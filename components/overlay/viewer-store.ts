import { useSyncExternalStore } from 'react'
import type { ViewerAnswer } from '@/lib/viewer/types'

let current: ViewerAnswer['viewer'] = null
const listeners = new Set<() => void>()

/** Who is signed in, or null until the overlay knows. */
export function useSignedIn(): ViewerAnswer['viewer'] {
  return useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  )
}

export function setSignedIn(viewer: ViewerAnswer['viewer']): void {
  current = viewer
  const root = document.documentElement
  if (viewer) root.dataset.signedIn = ''
  else delete root.dataset.signedIn
  for (const listener of listeners) listener()
}

export const isSignedIn = () => current !== null

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
