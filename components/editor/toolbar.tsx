'use client'

import type { RefObject } from 'react'

type Mark = { label: string; text: string; before: string; after: string; sample: string; lines?: boolean }

const marks: Mark[] = [
  { label: 'Bold', text: 'B', before: '**', after: '**', sample: 'bold' },
  { label: 'Italic', text: 'I', before: '*', after: '*', sample: 'italic' },
  { label: 'Code', text: '</>', before: '`', after: '`', sample: 'code' },
  {
    label: 'Block of code or log',
    text: '```',
    before: '\n```\n',
    after: '\n```\n',
    sample: 'paste it here',
  },
  { label: 'Link', text: 'Link', before: '[', after: '](https://)', sample: 'text' },
  { label: 'Quote', text: '“ ”', before: '> ', after: '', sample: 'quote', lines: true },
  { label: 'List', text: '•', before: '- ', after: '', sample: 'item', lines: true },
  {
    label: 'For some machines only',
    text: ':::',
    before: '\n:::applies kernel>=6.8\n',
    after: '\n:::\n',
    sample: 'what holds for them',
  },
]

/** Shown with script only; everything it does can be typed. */
export function Toolbar({ area }: { area: RefObject<HTMLElement | null> }) {
  return (
    <div className="editor-tools" role="toolbar" aria-label="Formatting">
      {marks.map((mark) => (
        <button
          key={mark.label}
          type="button"
          className="button button-quiet button-small"
          title={mark.label}
          aria-label={mark.label}
          onClick={() => apply(area.current?.querySelector('textarea') ?? null, mark)}
        >
          {mark.text}
        </button>
      ))}
    </div>
  )
}

function apply(textarea: HTMLTextAreaElement | null, mark: Mark): void {
  if (!textarea) return
  const { selectionStart: from, selectionEnd: to, value } = textarea
  const chosen = value.slice(from, to) || mark.sample
  const inner = mark.lines ? chosen.split('\n').join(`\n${mark.before}`) : chosen
  textarea.focus()
  insert(textarea, mark.before + inner + mark.after)
  textarea.setSelectionRange(from + mark.before.length, from + mark.before.length + inner.length)
}

/** As if typed, so that Ctrl+Z takes it back; browsers without it still get the text. */
function insert(textarea: HTMLTextAreaElement, text: string): void {
  if (document.execCommand('insertText', false, text)) return
  textarea.setRangeText(text)
  textarea.dispatchEvent(new Event('input', { bubbles: true }))
}
