'use client'

import { type ReactNode, type RefObject, useId, useRef, useState } from 'react'
import { routes } from '@/lib/routes'
import { PostBody } from '../post-body'
import { Textarea } from '../ui/field'
import { Toolbar } from './toolbar'
import { UploadList } from './upload-list'
import { useComfort } from './use-comfort'
import { useLivePreview } from './use-live-preview'

export type MarkdownEditorProps = {
  name?: string
  label: string
  hint?: ReactNode
  error?: string
  /** What stands there at first. */
  value?: string
  required?: boolean
  maxLength?: number
  rows?: number
  /** HTML that the server rendered for the last press of "Preview"; shown until something is typed. */
  preview?: string
}

/**
 * The text of a post. Without script the form's "Preview" button fills `preview`; with it the opened preview follows
 * what is typed.
 */
export function MarkdownEditor({
  name = 'body',
  hint = markdownHint,
  rows = 14,
  ...props
}: MarkdownEditorProps) {
  const { value, preview, ...field } = props
  const area = useRef<HTMLDivElement>(null)
  const { status, uploads, end, use, choose } = useComfort(area)
  return (
    <div className="editor" ref={area}>
      <Toolbar use={use} attach={choose} />
      <Textarea {...field} name={name} hint={hint} rows={rows} defaultValue={value} source />
      <UploadList uploads={uploads} end={end} />
      <p role="status" className="field-note">
        {status}
      </p>
      <Preview area={area} rendered={preview} />
    </div>
  )
}

type PreviewProps = { area: RefObject<HTMLElement | null>; rendered: string | undefined }

function Preview({ area, rendered }: PreviewProps) {
  const [open, setOpen] = useState(false)
  const live = useLivePreview(area, open || rendered !== undefined)
  const html = live ?? rendered
  const title = useId()
  return (
    <details
      className="editor-preview"
      open={rendered !== undefined}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary id={title}>Preview</summary>
      <section aria-labelledby={title} aria-live="off">
        {html ? <PostBody html={html} /> : <p className="field-note">Nothing to preview yet.</p>}
      </section>
    </details>
  )
}

const markdownHint = (
  <>
    Markdown: **bold**, `code`, ``` for logs, [text](link), [[nvidia/page]], @handle, #42;{' '}
    <code className="whitespace-nowrap">:::applies kernel&gt;=6.8</code> … <code>:::</code> for some machines
    only.{' '}
    <a href={routes.page('general/formatting')} target="_blank" rel="noopener">
      All about formatting
    </a>
  </>
)
