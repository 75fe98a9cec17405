'use client'

import { useEffect, useRef, useState } from 'react'
import type { SameError } from '@/lib/questions/types'
import { routes } from '@/lib/routes'
import { SimilarList } from './similar-list'

const PAUSE_MS = 800
/** Fits into an address however it is encoded. */
const TEXT_MAX = 2_000
const TELLING =
  /xid|nvrm|error|fail|fault|time(?:d )?out|hang|hung|reset|fallen|guc|gsp|cuda|hip|hsa_|ze_|drm|amdgpu|i915|\bxe\b|nouveau|0x/i

/** What is known and was asked about the errors in the fields; without script "Check for duplicates" fills `found`. */
export function LiveSame({ fields, found }: { fields: readonly string[]; found?: SameError[] }) {
  const place = useRef<HTMLDivElement>(null)
  const [live, setLive] = useState<SameError[] | null>(null)
  const names = fields.join(' ')
  useEffect(() => {
    const form = place.current?.closest('form')
    return form ? watch(form, names.split(' '), setLive) : undefined
  }, [names])
  const errors = live ?? found ?? []
  return (
    <div ref={place} aria-live="polite">
      {errors.length > 0 && (
        <section
          className="grid gap-2 rounded-md border border-line bg-sunken p-3 text-sm"
          aria-label="Errors in your text"
        >
          <p className="font-semibold">Your text shows known errors</p>
          <ul className="grid gap-2">
            {errors.map(({ id, title, vendor, slug, questions }) => (
              <li key={id} className="grid gap-1">
                <a href={routes.error(vendor, slug)} className="wrap-anywhere" target="_blank" rel="noopener">
                  {title}
                </a>
                {questions.length > 0 && (
                  <div className="border-l-2 border-line pl-3">
                    <SimilarList questions={questions} />
                  </div>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function watch(form: HTMLFormElement, names: string[], show: (errors: SameError[]) => void): () => void {
  let timer = 0
  let asked = ''
  let request = new AbortController()
  const ask = async () => {
    const text = tellingLines(form, names)
    if (text === asked) return
    asked = text
    request.abort()
    request = new AbortController()
    const errors = text === '' ? [] : await find(text, request.signal)
    if (errors) show(errors)
  }
  const later = () => {
    clearTimeout(timer)
    timer = window.setTimeout(ask, PAUSE_MS)
  }
  form.addEventListener('input', later)
  // A draft may be there already.
  later()
  return () => {
    clearTimeout(timer)
    request.abort()
    form.removeEventListener('input', later)
  }
}

/** The lines that may hold an error: a log is far longer than an address may be. */
function tellingLines(form: HTMLFormElement, names: string[]): string {
  const data = new FormData(form)
  const texts = names.map((name) => data.get(name)).filter((value) => typeof value === 'string')
  const lines = texts
    .join('\n')
    .split('\n')
    .filter((line) => TELLING.test(line))
  return [...new Set(lines.map((line) => line.slice(0, 300)))].join('\n').slice(0, TEXT_MAX).toWellFormed()
}

async function find(text: string, signal: AbortSignal): Promise<SameError[] | null> {
  try {
    const response = await fetch(`${routes.similarQuestions()}?text=${encodeURIComponent(text)}`, { signal })
    const answer: { same?: SameError[] } = response.ok ? await response.json() : {}
    return answer.same ?? null
  } catch {
    return null
  }
}
