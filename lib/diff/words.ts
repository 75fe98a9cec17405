import { diffArrays, diffWordsWithSpace } from 'diff'
import { foldUnchanged } from './fold'
import type { DiffLine, DiffRow, Segment } from './types'

/** The rows of a comparison, word by word within changed lines, long unchanged runs folded to their count. */
export function diffTexts(left: string, right: string): DiffRow[] {
  return foldUnchanged(diffLines(linesOf(left), linesOf(right)))
}

// Two texts of 64 KB that share nothing would take seconds; beyond these they are shown as replaced.
const lineLimits = { maxEditLength: 4000, timeout: 150 }
const wordLimits = { maxEditLength: 400, timeout: 20 }
const allWordsMilliseconds = 150
const longestPair = 4000

function linesOf(text: string): string[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

function diffLines(left: string[], right: string[]): DiffLine[] {
  const changes = diffArrays(left, right, lineLimits) ?? [
    { value: left, removed: true, added: false },
    { value: right, removed: false, added: true },
  ]
  const rows: DiffLine[] = []
  const numbers = { left: 0, right: 0 }
  const deadline = performance.now() + allWordsMilliseconds
  for (let at = 0; at < changes.length; at += 1) {
    const { value = [], added, removed } = changes[at] ?? {}
    const next = changes[at + 1]
    if (removed && next?.added) {
      rows.push(...replaced(value, next.value, numbers, deadline))
      at += 1
    } else if (removed) rows.push(...replaced(value, [], numbers, deadline))
    else if (added) rows.push(...replaced([], value, numbers, deadline))
    else rows.push(...value.map((text) => same(text, numbers)))
  }
  return rows
}

type Numbers = { left: number; right: number }

function same(text: string, numbers: Numbers): DiffLine {
  numbers.left += 1
  numbers.right += 1
  const segments: Segment[] = [{ text, kind: 'same' }]
  return {
    kind: 'same',
    left: segments,
    right: segments,
    leftNumber: numbers.left,
    rightNumber: numbers.right,
  }
}

/** Lines that took each other's place, side by side in their order. */
function replaced(left: string[], right: string[], numbers: Numbers, deadline: number): DiffLine[] {
  const rows: DiffLine[] = []
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const before = left[at]
    const after = right[at]
    if (before === undefined) rows.push(addedLine(after ?? '', numbers))
    else if (after === undefined) rows.push(removedLine(before, numbers))
    else rows.push(changedLine(before, after, numbers, deadline))
  }
  return rows
}

function addedLine(text: string, numbers: Numbers): DiffLine {
  numbers.right += 1
  return { kind: 'added', right: [{ text, kind: 'added' }], rightNumber: numbers.right }
}

function removedLine(text: string, numbers: Numbers): DiffLine {
  numbers.left += 1
  return { kind: 'removed', left: [{ text, kind: 'removed' }], leftNumber: numbers.left }
}

function changedLine(before: string, after: string, numbers: Numbers, deadline: number): DiffLine {
  const tooLong = before.length + after.length > longestPair || performance.now() > deadline
  const words = tooLong ? undefined : diffWordsWithSpace(before, after, wordLimits)
  const segments: Segment[] = (words ?? []).map(({ value, added, removed }) => ({
    text: value,
    kind: added ? 'added' : removed ? 'removed' : 'same',
  }))
  numbers.left += 1
  numbers.right += 1
  return {
    kind: 'changed',
    left: words ? segments.filter(({ kind }) => kind !== 'added') : [{ text: before, kind: 'removed' }],
    right: words ? segments.filter(({ kind }) => kind !== 'removed') : [{ text: after, kind: 'added' }],
    leftNumber: numbers.left,
    rightNumber: numbers.right,
  }
}
