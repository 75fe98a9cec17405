import { type Places, take } from './places'
import type { Finder, Near, Report, Span } from './types'
import { type VisibleLine, visibleLine } from './visible-line'

/** Shows lines to finders as a terminal would, and keeps what they find by its place in the pasted line. */
export type Reader = {
  /** Adds finds to the places of a line; null while there are none. */
  look: (at: number, finders: readonly Finder[], known: Places | null, block?: Span) => Places | null
  /** What is seen of a stretch of a pasted line. */
  shown: (raw: string) => string
}

// One report and one reader for all lines: a large log has too many lines for closures of their own.
export function createReader(lines: readonly string[], escaped: boolean): Reader {
  let current = 0
  let raw = ''
  let visible: VisibleLine | null = null
  let places: Places | null = null
  const report: Report = (kind, start, end) => {
    const span = visible
      ? { kind, start: visible.rawStart(start), end: visible.rawEnd(end) }
      : { kind, start, end }
    places = take(places, raw, span)
  }
  const shown = (line: string) => (escaped ? visibleLine(line).text : line)
  const near: Near = (offset) => shown(lines[current + offset] ?? '')
  return {
    look: (at, finders, known, block) => {
      current = at
      raw = lines[at] ?? ''
      if (raw.length < 3) return null
      visible = escaped ? visibleLine(raw) : null
      places = known
      if (block && !known) places = take(null, raw, block)
      const text = visible ? visible.text : raw
      for (const find of finders) find(text, report, near)
      return places
    },
    shown,
  }
}
