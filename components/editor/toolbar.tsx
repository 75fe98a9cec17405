'use client'

import { type KeyboardEvent, useRef, useState } from 'react'
import { type Tool, tools } from './tools'

type ToolbarProps = {
  use: (edit: Tool['edit']) => void
  /** Asks for a file. */
  attach: () => void
}

/** Shown with script only; everything it does can be typed. One stop for Tab, arrows move within. */
export function Toolbar({ use, attach }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(0)
  const buttons = [
    ...tools.map(({ label, sign, key, edit }) => ({
      ...{ label, sign, act: () => use(edit) },
      title: key ? `${label} (Ctrl+${key.shift ? 'Shift+' : ''}${key.name})` : label,
    })),
    { label: 'Picture or log', sign: 'File', title: 'Attach a picture or a log', act: attach },
  ]
  const move = (event: KeyboardEvent) => {
    const wanted = next(event.key, current, buttons.length)
    if (wanted === null) return
    event.preventDefault()
    setCurrent(wanted)
    bar.current?.querySelectorAll('button')[wanted]?.focus()
  }
  return (
    <div
      ref={bar}
      className="editor-tools"
      role="toolbar"
      aria-label="Formatting"
      onKeyDown={move}
      tabIndex={-1}
    >
      {buttons.map(({ label, sign, title, act }, index) => (
        <button
          key={label}
          type="button"
          className="button button-quiet button-small"
          title={title}
          aria-label={label}
          tabIndex={index === current ? 0 : -1}
          onFocus={() => setCurrent(index)}
          onClick={act}
        >
          {sign}
        </button>
      ))}
    </div>
  )
}

function next(key: string, current: number, count: number): number | null {
  if (key === 'ArrowRight') return (current + 1) % count
  if (key === 'ArrowLeft') return (current + count - 1) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}
