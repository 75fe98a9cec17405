'use client'

import { useEffect, useRef, useState } from 'react'
import { routes } from '@/lib/routes'

const PAUSE_MS = 2_500

type DraftKeeperProps = {
  draft: string
  /** When the draft was saved that the form was filled with. */
  known: string | undefined
}

/** Stands inside a form and keeps what is typed there as a draft on the server, a moment after each pause. */
export function DraftKeeper({ draft, known }: DraftKeeperProps) {
  const place = useRef<HTMLParagraphElement>(null)
  const [status, setStatus] = useState('')
  useEffect(() => {
    const form = place.current?.closest('form')
    return form ? keep(form, { draft, known }, setStatus) : undefined
  }, [draft, known])
  return (
    <p ref={place} role="status" className="field-note min-h-5">
      {status}
    </p>
  )
}

type Kept = { draft: string; known: string | undefined }

function keep(form: HTMLFormElement, kept: Kept, tell: (status: string) => void): () => void {
  let timer = 0
  let request = new AbortController()
  const stop = () => {
    clearTimeout(timer)
    request.abort()
  }
  const save = async () => {
    request = new AbortController()
    const saved = await send(form, kept, request.signal)
    if (saved?.savedAt) kept.known = saved.savedAt
    if (saved) tell(wordsFor(saved))
  }
  const later = () => {
    stop()
    timer = window.setTimeout(save, PAUSE_MS)
  }
  form.addEventListener('input', later)
  // A save that is still on its way would bring back the draft that the post just replaced.
  form.addEventListener('submit', stop)
  return () => {
    stop()
    form.removeEventListener('input', later)
    form.removeEventListener('submit', stop)
  }
}

type Saved = { savedAt?: string; replacedAt?: string | null }

function wordsFor({ savedAt, replacedAt }: Saved): string {
  if (!savedAt) return 'The draft could not be saved just now.'
  const saved = `Draft saved ${clock(savedAt)}.`
  return replacedAt
    ? `${saved} It took the place of another, saved ${clock(replacedAt)} in another tab or on another device.`
    : saved
}

/** Null when it was called off. */
async function send(
  form: HTMLFormElement,
  { draft, known }: Kept,
  signal: AbortSignal,
): Promise<Saved | null> {
  const body = new FormData(form)
  body.set('draft', draft)
  if (known) body.set('known', known)
  try {
    const response = await fetch(routes.drafts(), {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
      signal,
    })
    return response.ok ? await response.json() : {}
  } catch {
    return signal.aborted ? null : {}
  }
}

function clock(moment: string): string {
  return new Date(moment).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })
}
