'use client'

import { useEffect, useRef, useState } from 'react'
import type { SimilarQuestion } from '@/lib/questions/types'
import { routes } from '@/lib/routes'
import { SimilarList } from './similar-list'

const PAUSE_MS = 400

/** Likely duplicates while the title is typed; without script the form's "Check for duplicates" fills `found`. */
export function LiveSimilar({ field, found }: { field: string; found?: SimilarQuestion[] }) {
  const place = useRef<HTMLDivElement>(null)
  const [live, setLive] = useState<SimilarQuestion[] | null>(null)
  useEffect(() => {
    const input = place.current?.closest('form')?.elements.namedItem(field)
    return input instanceof HTMLInputElement ? watch(input, setLive) : undefined
  }, [field])
  const questions = live ?? found
  return (
    <div ref={place} aria-live="polite">
      {questions && questions.length > 0 && (
        <section
          className="grid gap-2 rounded-md border border-line bg-sunken p-3 text-sm"
          aria-label="Similar questions"
        >
          <p className="font-semibold">Is it one of these?</p>
          <SimilarList questions={questions} />
        </section>
      )}
      {found?.length === 0 && live === null && <p className="field-note">No similar question was found.</p>}
    </div>
  )
}

function watch(input: HTMLInputElement, show: (questions: SimilarQuestion[]) => void): () => void {
  let timer = 0
  let request = new AbortController()
  const ask = async () => {
    request.abort()
    request = new AbortController()
    const questions = await find(input.value, request.signal)
    if (questions) show(questions)
  }
  const later = () => {
    clearTimeout(timer)
    timer = window.setTimeout(ask, PAUSE_MS)
  }
  input.addEventListener('input', later)
  return () => {
    clearTimeout(timer)
    request.abort()
    input.removeEventListener('input', later)
  }
}

async function find(title: string, signal: AbortSignal): Promise<SimilarQuestion[] | null> {
  if (title.trim().length < 10) return []
  try {
    const response = await fetch(`${routes.similarQuestions()}?title=${encodeURIComponent(title)}`, {
      signal,
    })
    const answer: { questions?: SimilarQuestion[] } = response.ok ? await response.json() : {}
    return answer.questions ?? null
  } catch {
    return null
  }
}
