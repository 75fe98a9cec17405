'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'
import { FILES_ACCEPTED } from '@/lib/attachments/limits'
import { applyEdit, readField } from './field-edit'
import { onEditorKey } from './keys'
import { onPaste, type PastePlace } from './paste'
import type { Tool } from './tools'
import { useUploads } from './use-uploads'

/** What script adds to the textarea inside `area`: keys, pasting, files and completion. */
export function useComfort(area: RefObject<HTMLElement | null>) {
  const [status, setStatus] = useState('')
  const { uploads, attach, end } = useUploads(area, setStatus)
  // The listeners live as long as the textarea; what they call is that of the last render.
  const attachNow = useRef(attach)
  attachNow.current = attach
  useEffect(() => {
    const textarea = area.current?.querySelector('textarea')
    if (!textarea) return
    const place = { textarea, tell: setStatus, attach: (files: File[]) => attachNow.current(files) }
    return listen(place)
  }, [area])
  const use = (edit: Tool['edit']) => {
    const textarea = area.current?.querySelector('textarea')
    if (textarea) applyEdit(textarea, edit(readField(textarea)))
  }
  return { status, uploads, attach, end, use, choose: () => chooseFiles(attach) }
}

function chooseFiles(attach: (files: File[]) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.accept = FILES_ACCEPTED
  input.addEventListener('change', () => attach([...(input.files ?? [])]))
  input.click()
}

function listen(place: PastePlace): () => void {
  const { textarea } = place
  const ending = new AbortController()
  const { signal } = ending
  let plain = false
  const on = <K extends keyof HTMLElementEventMap>(name: K, work: (event: HTMLElementEventMap[K]) => void) =>
    textarea.addEventListener(name, work, { signal })
  on('keydown', (event) => {
    plain = event.key.toLowerCase() === 'v' && event.shiftKey && (event.ctrlKey || event.metaKey)
    onEditorKey(event, textarea)
  })
  on('paste', (event) => {
    if (!plain) onPaste(event, place)
  })
  on('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  })
  on('drop', (event) => {
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    place.attach(files)
  })
  let stop: (() => void) | null = null
  let loading = false
  on('input', async () => {
    if (
      loading ||
      !/[[@#]/.test(textarea.value.slice(Math.max(0, textarea.selectionStart - 3), textarea.selectionStart))
    )
      return
    loading = true
    const [{ startCompletion }, { triggerAt }] = await Promise.all([
      import('./completion'),
      import('@/lib/typing/trigger'),
    ])
    if (signal.aborted) return
    stop = startCompletion(textarea, triggerAt)
    textarea.dispatchEvent(new Event('input', { bubbles: true }))
  })
  return () => {
    ending.abort()
    stop?.()
  }
}
