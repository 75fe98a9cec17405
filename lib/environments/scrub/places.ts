import { placeholderPattern } from './placeholders'
import type { Span } from './types'

/** The places of one line that are spoken for: a mask, so that ten thousand secrets in a line cost no more than their length. */
export type Places = { spans: Span[]; take: (span: Span) => void }

/** Placeholders of an earlier scrub are never touched, and what was found first keeps its place. */
export function createPlaces(line: string, spans: Span[]): Places {
  let mask: Uint8Array | null = null
  const fill = (start: number, end: number) => {
    mask ??= new Uint8Array(line.length)
    mask.fill(1, start, end)
  }
  if (line.includes('<'))
    for (const { index, 0: text } of line.matchAll(placeholderPattern())) fill(index, index + text.length)
  for (const { start, end } of spans) fill(start, end)
  return {
    spans,
    take: (span) => {
      if (mask?.subarray(span.start, span.end).includes(1)) return
      fill(span.start, span.end)
      spans.push(span)
    },
  }
}
