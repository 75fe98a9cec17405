'use client'

import { type RefObject, useEffect, useState } from 'react'
import { ENVIRONMENT_MAX } from '@/lib/environments/limits'
import type { EnvironmentReview } from '@/lib/environments/review'

const PAUSE_MS = 400

type Live = EnvironmentReview | 'too-long' | null

/** Reads and scrubs what is pasted inside `area` in the browser; null until something was. */
export function useLiveReview(area: RefObject<HTMLElement | null>): Live {
  const [review, setReview] = useState<Live>(null)
  useEffect(() => {
    const place = area.current
    if (!place) return
    let timer = 0
    let latest = 0
    const read = async () => {
      latest += 1
      const turn = latest
      const found = await reviewOf(textIn(place, 'environment'), textIn(place, 'remove'))
      if (turn === latest) setReview(found)
    }
    const later = () => {
      clearTimeout(timer)
      timer = window.setTimeout(read, PAUSE_MS)
    }
    // A draft, or what the browser kept while the page was left.
    if (textIn(place, 'environment') !== '') later()
    place.addEventListener('input', later)
    return () => {
      clearTimeout(timer)
      latest += 1
      place.removeEventListener('input', later)
    }
  }, [area])
  return review
}

/** Loaded when somebody pastes: the rules are larger than the rest of the page's script. */
async function reviewOf(text: string, remove: string): Promise<Live> {
  if (text.trim() === '') return null
  if (text.length > ENVIRONMENT_MAX) return 'too-long'
  const { reviewEnvironment, wordsToRemove } = await import('@/lib/environments/review')
  return reviewEnvironment(text.trim(), wordsToRemove(remove))
}

function textIn(place: HTMLElement, name: string): string {
  return place.querySelector<HTMLTextAreaElement>(`textarea[name="${name}"]`)?.value ?? ''
}
