'use client'

import { useEffect } from 'react'
import { routes } from '@/lib/routes'

/** Opening a line marks it as read, by a request beside the link. Without script the button does it. */
export function ReadOnOpen() {
  useEffect(() => {
    const leaving = new AbortController()
    const options = { signal: leaving.signal }
    document.addEventListener('click', onOpen, options)
    // The middle button opens a line in a new tab.
    document.addEventListener('auxclick', onOpen, options)
    return () => leaving.abort()
  }, [])
  return null
}

function onOpen(event: MouseEvent): void {
  if (event.button > 1 || !(event.target instanceof Element)) return
  const link = event.target.closest<HTMLElement>('a[data-read-group]')
  const { readGroup, readUpto } = link?.dataset ?? {}
  if (!readGroup || !readUpto) return
  const body = new URLSearchParams({ group: readGroup, upto: readUpto })
  void fetch(routes.inboxRead(), {
    method: 'POST',
    body,
    keepalive: true,
    headers: { accept: 'application/json' },
  }).catch(() => undefined)
}
