'use client'

import { useEffect, useRef, useState } from 'react'
import { routes } from '@/lib/routes'

const PAUSE_MS = 2_500

/** Stands inside a form and keeps what is typed there as a draft on the server, a moment after each pause. */
export function DraftKeeper({ draft }: { draft: string }) {
  const place = useRef<HTMLParagraphElement>(null)
  const [status, setStatus] = useState('')
  useEffect(() => {
    const form = place.current?.closest('form')
    return form ? keep(form, draft, setStatus) : undefined
  }, [draft])
  return (
    <p ref={place} role="status" className="field-note min-h-5">
      {status}
    </p>
  )
}

function keep(form: HTMLFormElement, draft: string, tell: (status: string) => void): () => void {
  let timer = 0
  let request = new AbortController()
  const stop = () => {
    clearTimeout(timer)
    request.abort()
  }
  const save = async () => {
    request = new AbortController()
    const saved = await send(form, draft, request.signal)
    if (saved !== null)
      tell(saved ? `Draft saved ${clock(new Date())}.` : 'The draft could not be saved just now.')
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

/** Null when it was called off. */
async function send(form: HTMLFormElement, draft: string, signal: AbortSignal): Promise<boolean | null> {
  const body = new FormData(form)
  body.set('draft', draft)
  try {
    const response = await fetch(routes.drafts(), {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
      signal,
    })
    return response.ok
  } catch {
    return signal.aborted ? null : false
  }
}

function clock(moment: Date): string {
  return moment.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })
}
