import type { DiffRow } from '@/lib/diff/types'
import { type FactRow, factRows } from './fact-rows'
import { parseEnvironment } from './parse'
import { scrub } from './scrub'
import { scrubDiff } from './scrub/diff'
import { describeRedactions } from './scrub/kinds'
import { isBlank } from './summary'

/** What an author sees of a pasted text before it is posted. */
export type EnvironmentReview = {
  facts: FactRow[]
  /** Nothing of a machine was recognised; the text is kept all the same. */
  blank: boolean
  /** `2 host names, 1 serial number`; empty for nothing. */
  removed: string
  /** The lines that change, not the others. */
  rows: DiffRow[]
  /** Lines that change and are not shown. */
  more: number
}

/** Each is a row of a table, with and without script. */
const ROWS_SHOWN = 200
const LINE_SHOWN = 400

/** Facts of a text and what the scrubber takes out of it, the same in the browser and on the server. */
export function reviewEnvironment(text: string, chosen: readonly string[] = []): EnvironmentReview {
  const scrubbed = scrub(text, chosen)
  const facts = parseEnvironment(scrubbed.text)
  const changed = scrubDiff(text, scrubbed).filter((row) => row.kind === 'changed')
  return {
    facts: factRows(facts),
    blank: isBlank(facts),
    removed: describeRedactions(scrubbed.redactions),
    rows: changed.slice(0, ROWS_SHOWN).map(shortened),
    more: Math.max(0, changed.length - ROWS_SHOWN),
  }
}

/** One word a line. */
export function wordsToRemove(text: string): string[] {
  return text
    .split('\n')
    .map((word) => word.trim())
    .filter((word) => word.length > 1)
}

/** Of very long lines, what stands around the changes. */
function shortened(row: DiffRow): DiffRow {
  if (row.kind !== 'changed') return row
  return { ...row, left: cut(row.left), right: cut(row.right) }
}

function cut<T extends { text: string; kind: string }>(segments: T[]): T[] {
  let room = LINE_SHOWN
  return segments.flatMap((segment) => {
    if (room <= 0) return []
    const text = segment.kind === 'same' ? shortenMiddle(segment.text) : segment.text.slice(0, LINE_SHOWN)
    room -= text.length
    return [{ ...segment, text }]
  })
}

const shortenMiddle = (text: string) =>
  text.length > 160 ? `${text.slice(0, 80)} … ${text.slice(-80)}` : text
