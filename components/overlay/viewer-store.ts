import { useSyncExternalStore } from 'react'
import type { ViewerAnswer } from '@/lib/viewer/types'

let current: ViewerAnswer | null = null
const listeners = new Set<() => void>()

/** What the overlay learned, or null until then and for visitors. */
export function useViewerAnswer(): ViewerAnswer | null {
  return useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  )
}

export function setViewerAnswer(answer: ViewerAnswer | null): void {
  current = answer?.viewer ? answer : null
  const root = document.documentElement
  if (current) root.dataset.signedIn = ''
  else delete root.dataset.signedIn
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
