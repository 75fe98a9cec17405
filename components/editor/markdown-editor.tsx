'use client'

import { useId, useRef, useState } from 'react'
import { PostBody } from '../post-body'
import { Textarea } from '../ui/field'
import { Toolbar } from './toolbar'
import { useLivePreview } from './use-live-preview'

export type MarkdownEditorProps = {
  name?: string
  label: string
  hint?: string
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
export function MarkdownEditor(props: MarkdownEditorProps) {
  const {
    name = 'body',
    label,
    hint = markdownHint,
    error,
    value,
    required,
    maxLength,
    rows = 14,
    preview,
  } = props
  const area = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(preview !== undefined)
  const live = useLivePreview(area, open || preview !== undefined)
  const html = live ?? preview
  const title = useId()
  return (
    <div className="editor" ref={area}>
      <Toolbar area={area} />
      <Textarea
        name={name}
        label={label}
        hint={hint}
        error={error}
        defaultValue={value}
        required={required}
        maxLength={maxLength}
        rows={rows}
        source
      />
      <details
        className="editor-preview"
        open={preview !== undefined}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary id={title}>Preview</summary>
        <section aria-labelledby={title} aria-live="off">
          {html ? <PostBody html={html} /> : <p className="field-note">Nothing to preview yet.</p>}
        </section>
      </details>
    </div>
  )
}

const markdownHint = 'Markdown: **bold**, `code`, ``` for logs, [text](link), [[nvidia/page]], @handle, #42.'
