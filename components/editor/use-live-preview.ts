'use client'

import { type RefObject, useEffect, useState } from 'react'
import { routes } from '@/lib/routes'

/** The server allows 90 previews a minute. */
const PAUSE_MS = 700

/** HTML of the textarea inside `area`, asked from the server while `active`; null until the first answer. */
export function useLivePreview(area: RefObject<HTMLElement | null>, active: boolean): string | null {
  const [html, setHtml] = useState<string | null>(null)
  useEffect(() => {
    const textarea = area.current?.querySelector('textarea')
    if (!active || !textarea) return
    let timer = 0
    let request = new AbortController()
    const ask = async () => {
      request.abort()
      request = new AbortController()
      const answer = await render(textarea.value, request.signal)
      if (answer !== null) setHtml(answer)
    }
    const later = () => {
      clearTimeout(timer)
      timer = window.setTimeout(ask, PAUSE_MS)
    }
    void ask()
    textarea.addEventListener('input', later)
    return () => {
      clearTimeout(timer)
      request.abort()
      textarea.removeEventListener('input', later)
    }
  }, [area, active])
  return html
}

/** Null when the server refused or could not be reached: what was shown then stays. */
async function render(text: string, signal: AbortSignal): Promise<string | null> {
  if (text.trim() === '') return ''
  const body = new URLSearchParams({ body: text })
  const headers = { accept: 'application/json' }
  try {
    const response = await fetch(routes.preview(), { method: 'POST', body, headers, signal })
    const answer: unknown = response.ok ? await response.json() : null
    const html: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'html') : null
    return typeof html === 'string' ? html : null
  } catch {
    return null
  }
}
