'use client'

import { useEffect } from 'react'
import { LOG_MAX } from '@/lib/triage/limits'

/** Adds to the form for logs: dropping a file on it, and progress while it is sent. The answer takes the form's place. */
export function LogDrop() {
  useEffect(() => {
    const place = document.getElementById('triage')
    return place ? enhance(place) : undefined
  }, [])
  return null
}

function enhance(place: HTMLElement): () => void {
  const ending = new AbortController()
  const { signal } = ending
  const on = <K extends keyof HTMLElementEventMap>(name: K, work: (event: HTMLElementEventMap[K]) => void) =>
    place.addEventListener(name, work, { signal })
  on('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  })
  on('drop', (event) => {
    const input = place.querySelector<HTMLInputElement>('form[data-triage] input[type=file]')
    if (!input || !event.dataTransfer?.files.length) return
    event.preventDefault()
    input.files = event.dataTransfer.files
    tell(place, `${event.dataTransfer.files[0]?.name ?? 'The file'} is chosen.`)
  })
  on('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.dataset.triage === undefined) return
    event.preventDefault()
    send(place, form)
  })
  return () => ending.abort()
}

function send(place: HTMLElement, form: HTMLFormElement): void {
  const file = form.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0]
  if (file && file.size > LOG_MAX) {
    tell(place, `${file.name} has ${mebibytes(file.size)}; 10 MiB at most. Send the part around the fault.`)
    return
  }
  const button = form.querySelector('button')
  const request = new XMLHttpRequest()
  const finish = (message: string) => {
    button?.removeAttribute('aria-disabled')
    tell(place, message)
  }
  if (button?.getAttribute('aria-disabled')) return
  button?.setAttribute('aria-disabled', 'true')
  tell(place, 'Sending …')
  request.open('POST', form.action)
  request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
    if (lengthComputable && loaded < total)
      tell(place, `Sending: ${mebibytes(loaded)} of ${mebibytes(total)}`)
    else tell(place, 'Reading the log …')
  }
  request.onerror = () => finish('The site could not be reached. Nothing you typed is lost; try again.')
  request.onload = () => {
    const answer = new DOMParser().parseFromString(request.responseText, 'text/html')
    const answered = answer.getElementById('triage')
    if (!answered)
      return finish(answer.querySelector('[role=alert]')?.textContent ?? 'That did not work; try again.')
    if (request.status >= 400) return refuse(place, answered, finish)
    place.replaceChildren(...answered.childNodes)
    show(place)
  }
  request.send(new FormData(form))
}

/** The form stays as it is, file and all; only the reason is new. */
function refuse(place: HTMLElement, answered: HTMLElement, finish: (message: string) => void): void {
  finish(answered.querySelector('#triage-error p:last-of-type')?.textContent ?? 'This log was not read.')
  place.querySelector<HTMLElement>('[data-triage-status]')?.scrollIntoView({ block: 'nearest' })
}

function show(place: HTMLElement): void {
  const heading = place.querySelector('h1')
  heading?.setAttribute('tabindex', '-1')
  heading?.focus()
  window.scrollTo(0, 0)
}

function tell(place: HTMLElement, message: string): void {
  const status = place.querySelector('[data-triage-status]')
  if (status) status.textContent = message
}

function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`
}
