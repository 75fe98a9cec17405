'use client'

import { type RefObject, useRef, useState } from 'react'
import { PICTURE_MAX } from '@/lib/attachments/limits'
import { UNDESCRIBED } from '@/lib/attachments/names'
import { insertBlock } from '@/lib/typing/edit'
import { applyEdit, readField } from './field-edit'
import { sendFile } from './send-file'

export type Upload = { id: number; name: string; percent: number; error?: string }

/** The files on their way into the text of `area`; what arrived is put in where the caret stands then. */
export function useUploads(area: RefObject<HTMLElement | null>, tell: (message: string) => void) {
  const [uploads, setUploads] = useState<Upload[]>([])
  const requests = useRef(new Map<number, AbortController>())
  const change = (id: number, facts: Partial<Upload> | null) =>
    setUploads((all) =>
      facts
        ? all.map((one) => (one.id === id ? { ...one, ...facts } : one))
        : all.filter((one) => one.id !== id),
    )
  const start = async (file: File) => {
    const id = Math.random()
    const name = file.name || 'Picture'
    setUploads((all) => [...all, { id, name, percent: 0 }])
    if (file.type.startsWith('image/') && file.size > PICTURE_MAX)
      return change(id, {
        error: `${name} is larger than ${PICTURE_MAX / 1024 / 1024} MB. Crop or shrink it.`,
      })
    const request = new AbortController()
    requests.current.set(id, request)
    const answer = await sendFile(file, request.signal, (percent) => change(id, { percent }))
    requests.current.delete(id)
    if (!answer.ok) return change(id, answer.message === null ? null : { error: answer.message })
    change(id, null)
    const textarea = area.current?.querySelector('textarea')
    if (textarea) putIn(textarea, answer.markdown)
    tell(answer.note)
  }
  return {
    uploads,
    attach: (files: File[]) => {
      for (const file of files.slice(0, 10)) void start(file)
    },
    end: (id: number) => {
      requests.current.get(id)?.abort()
      change(id, null)
    },
  }
}

/** With the words that describe the picture selected, because only its author knows them. */
function putIn(textarea: HTMLTextAreaElement, markdown: string): void {
  const edit = insertBlock(readField(textarea), markdown)
  const at = edit.text.indexOf(`![${UNDESCRIBED}]`)
  const start = edit.from + at + 2
  applyEdit(textarea, at === -1 ? edit : { ...edit, selectFrom: start, selectTo: start + UNDESCRIBED.length })
}
