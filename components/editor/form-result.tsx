'use client'

import { useEffect, useRef } from 'react'
import { RefusalLinks } from '../refusal-links'
import { Notice } from '../ui/notice'

type FormResultProps = {
  state: {
    message?: string
    note?: string
    links?: { href: string; text: string }[]
    attempt: number
  }
}

/** What came of the last press of a button; takes the focus when something has to be put right. */
export function FormResult({ state: { message, note, links, attempt } }: FormResultProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (attempt > 0 && message) place.current?.focus()
  }, [attempt, message])
  return (
    <div ref={place} tabIndex={-1}>
      {message && (
        <Notice tone="bad" live>
          {message}
          <RefusalLinks links={links} />
        </Notice>
      )}
      {note && (
        <Notice tone="good" live>
          {note}
        </Notice>
      )}
    </div>
  )
}
