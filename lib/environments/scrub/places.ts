import { placeholderPattern } from './placeholders'
import type { Span } from './types'

/** The places of one line that are spoken for; `contested` once a find met another and gave way. */
export type Places = { spans: Span[]; contested: boolean; mask: Uint8Array | null }

// Comparing with a handful of spans is quicker than a mask; a line of ten thousand secrets needs the mask.
const mostCompared = 16
const placeholder = new RegExp(placeholderPattern().source)

/** Keeps a find, unless it meets an earlier one or a placeholder of an earlier scrub; null becomes the first find's places. */
export function take(places: Places | null, line: string, span: Span): Places {
  const kept = places ?? {
    spans: [],
    contested: false,
    mask: line.includes('<') && placeholder.test(line) ? maskOf(line, []) : null,
  }
  if (!kept.mask && kept.spans.length >= mostCompared) kept.mask = maskOf(line, kept.spans)
  const inside = kept.mask?.subarray(span.start, span.end)
  const met = inside
    ? inside.includes(1)
    : kept.spans.some((other) => span.start < other.end && other.start < span.end)
  if (met) {
    kept.contested ||= inside ? inside.includes(0) : kept.spans.some((other) => isPartly(span, other))
    return kept
  }
  inside?.fill(1)
  kept.spans.push(span)
  return kept
}

function isPartly(span: Span, other: Span): boolean {
  return (
    span.start < other.end && other.start < span.end && (span.start < other.start || span.end > other.end)
  )
}

function maskOf(line: string, spans: Span[]): Uint8Array {
  const mask = new Uint8Array(line.length)
  for (const { index, 0: text } of line.matchAll(placeholderPattern()))
    mask.fill(1, index, index + text.length)
  for (const { start, end } of spans) mask.fill(1, start, end)
  return mask
}
