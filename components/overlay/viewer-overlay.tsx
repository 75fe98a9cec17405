'use client'

import { useEffect } from 'react'
import { routes } from '@/lib/routes'
import type { ViewerAnswer } from '@/lib/viewer/types'
import { applyAnswer, questionFor } from './page-state'
import { watchToggles } from './toggles'
import { setViewerAnswer } from './viewer-store'

/** What is yours, on top of a page that is the same for everyone. Visitors without the hint cookie cost no request. */
export function ViewerOverlay() {
  useEffect(() => {
    if (!('signedIn' in document.documentElement.dataset)) return
    const leaving = new AbortController()
    let stop = () => {}
    ask(leaving.signal).then(
      (answer) => {
        setViewerAnswer(answer)
        if (!answer.viewer) return
        applyAnswer(answer)
        stop = watchToggles(answer)
        if (document.querySelector('[data-new-count]')) noteVisit()
      },
      // Plain forms and links go on working.
      () => leaving.signal.aborted || setViewerAnswer(null),
    )
    return () => {
      leaving.abort()
      stop()
    }
  }, [])
  return <div id="toast" className="toast" role="status" aria-live="polite" />
}

async function ask(signal: AbortSignal): Promise<ViewerAnswer> {
  const response = await fetch(`${routes.viewer()}?${questionFor(location.pathname + location.search)}`, {
    signal,
    headers: { accept: 'application/json' },
  })
  if (!response.ok) throw new Error(`The viewer could not be read: ${response.status}`)
  return response.json()
}

/** The lists count from here next time. A form body, because the route takes forms only. */
function noteVisit(): void {
  void fetch(routes.listsSeen(), { method: 'POST', keepalive: true, body: new URLSearchParams() })
}
