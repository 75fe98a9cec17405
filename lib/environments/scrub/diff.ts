import { foldUnchanged } from '@/lib/diff/fold'
import type { DiffLine, DiffRow, Segment } from '@/lib/diff/types'
import { placeholderPattern } from './placeholders'
import type { Redaction, Scrubbed } from './types'

/** What the scrubber took out of `before`, line beside line and value by value, long unchanged runs folded. Linear. */
export function scrubDiff(before: string, { text, redactions }: Scrubbed): DiffRow[] {
  const newline = before.includes('\n') ? '\n' : '\r'
  const left = before.split(newline)
  const values = new Map<string, Redaction[]>()
  for (const redaction of redactions)
    values.set(redaction.placeholder, [...(values.get(redaction.placeholder) ?? []), redaction])
  const rows = text.split(newline).map((line, at) => compare(left[at] ?? '', line, at + 1, values))
  return foldUnchanged(rows)
}

function compare(before: string, after: string, number: number, values: Map<string, Redaction[]>): DiffLine {
  const numbers = { leftNumber: number, rightNumber: number }
  if (before === after) {
    const same: Segment[] = [{ text: after, kind: 'same' }]
    return { kind: 'same', left: same, right: same, ...numbers }
  }
  const segments = align(before, after, values) ?? [
    { text: before, kind: 'removed' },
    { text: after, kind: 'added' },
  ]
  return {
    kind: 'changed',
    left: segments.filter(({ kind }) => kind !== 'added'),
    right: segments.filter(({ kind }) => kind !== 'removed'),
    ...numbers,
  }
}

/** Each placeholder beside the value it replaced; null when the lines do not fit (a block, or escapes within a value). */
function align(before: string, after: string, values: Map<string, Redaction[]>): Segment[] | null {
  const segments: Segment[] = []
  let left = 0
  let right = 0
  for (const { index, 0: placeholder } of after.matchAll(placeholderPattern())) {
    const same = after.slice(right, index)
    if (!before.startsWith(same, left)) return null
    left += same.length
    right = index
    // The placeholder of an earlier scrub is part of what stayed.
    const value = before.startsWith(placeholder, left)
      ? placeholder
      : values.get(placeholder)?.find(({ text }) => before.startsWith(text, left))?.text
    if (value === undefined) return null
    right += placeholder.length
    left += value.length
    if (same !== '') segments.push({ text: same, kind: 'same' })
    if (value === placeholder) segments.push({ text: value, kind: 'same' })
    else segments.push({ text: value, kind: 'removed' }, { text: placeholder, kind: 'added' })
  }
  const rest = after.slice(right)
  if (before.slice(left) !== rest) return null
  return rest === '' ? segments : [...segments, { text: rest, kind: 'same' }]
}
