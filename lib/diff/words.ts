import { foldUnchanged } from './fold'
import { type Change, findChanges } from './match'
import { findMoved, type Moved } from './moved'
import { pairLines } from './pair'
import type { DiffLine, DiffRow, Segment } from './types'

/** The rows of a comparison, word by word within changed lines, long unchanged runs folded to their count. */
export function diffTexts(left: string, right: string): DiffRow[] {
  return foldUnchanged(diffLines(linesOf(left), linesOf(right)))
}

/** The lines of a text; what ends with a line break has no empty line after it. */
export function linesOf(text: string): string[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

// Beyond these a line is shown as replaced as a whole.
const wordSteps = 40_000
const longestPair = 20_000

function diffLines(left: string[], right: string[]): DiffLine[] {
  const changes = findChanges(left, right)
  const text: Texts = { left, right, moved: findMoved(left, right, changes) }
  const rows: DiffLine[] = []
  let at = { left: 0, right: 0 }
  for (const change of changes) {
    addSame(rows, text, at, change.leftStart)
    addChange(rows, text, change)
    at = { left: change.leftEnd, right: change.rightEnd }
  }
  addSame(rows, text, at, left.length)
  return rows
}

type Texts = { left: string[]; right: string[]; moved: Moved }

function addSame(rows: DiffLine[], { left }: Texts, at: { left: number; right: number }, end: number): void {
  for (let step = 0; at.left + step < end; step += 1) {
    const segments: Segment[] = [{ text: left[at.left + step] ?? '', kind: 'same' }]
    const numbers = { leftNumber: at.left + step + 1, rightNumber: at.right + step + 1 }
    rows.push({ kind: 'same', left: segments, right: segments, ...numbers })
  }
}

/** Lines that took each other's place: those alike side by side, the others below each other. */
function addChange(rows: DiffLine[], texts: Texts, change: Change): void {
  const { left, right, moved } = texts
  for (const [before, after] of pairLines(left, right, change, moved)) {
    if (before !== null && after !== null)
      rows.push(
        changedLine(left[before] ?? '', right[after] ?? '', {
          leftNumber: before + 1,
          rightNumber: after + 1,
        }),
      )
    else if (before !== null) rows.push(removedLine(left[before] ?? '', before + 1, moved.left.get(before)))
    else if (after !== null) rows.push(addedLine(right[after] ?? '', after + 1, moved.right.get(after)))
  }
}

function addedLine(text: string, rightNumber: number, from?: number): DiffLine {
  return { kind: 'added', right: [{ text, kind: 'added' }], rightNumber, ...movedFrom(from) }
}

function removedLine(text: string, leftNumber: number, to?: number): DiffLine {
  return { kind: 'removed', left: [{ text, kind: 'removed' }], leftNumber, ...movedFrom(to) }
}

function movedFrom(index: number | undefined): { moved?: number } {
  return index === undefined ? {} : { moved: index + 1 }
}

type Numbers = { leftNumber: number; rightNumber: number }

function changedLine(before: string, after: string, numbers: Numbers): DiffLine {
  const [left, right] = diffWords(before, after)
  const spaces = before.replace(/\s+/g, '') === after.replace(/\s+/g, '') ? { spaces: true as const } : {}
  return { kind: 'changed', left, right, ...numbers, ...spaces }
}

function diffWords(before: string, after: string): [Segment[], Segment[]] {
  if (before.length + after.length > longestPair)
    return [[{ text: before, kind: 'removed' }], [{ text: after, kind: 'added' }]]
  const [left, right] = [wordsOf(before), wordsOf(after)]
  const changes = calmed(findChanges(left, right, wordSteps), left)
  const segments: [Segment[], Segment[]] = [[], []]
  let at = { left: 0, right: 0 }
  for (const change of [...changes, endOf(left, right)]) {
    add(segments[0], left.slice(at.left, change.leftStart), 'same')
    add(segments[1], right.slice(at.right, change.rightStart), 'same')
    add(segments[0], left.slice(change.leftStart, change.leftEnd), 'removed')
    add(segments[1], right.slice(change.rightStart, change.rightEnd), 'added')
    at = { left: change.leftEnd, right: change.rightEnd }
  }
  return segments
}

/** Words, stretches of spaces, and all else sign by sign. */
export function wordsOf(line: string): string[] {
  return line.match(/[\p{L}\p{N}\p{M}_]+|\s+|[^\p{L}\p{N}\p{M}_\s]/gu) ?? []
}

/** Changes with nothing but spaces between them are one: a rewritten sentence should not read like confetti. */
function calmed(changes: Change[], left: string[]): Change[] {
  const calm: Change[] = []
  for (const change of changes) {
    const last = calm.at(-1)
    const between = last && left.slice(last.leftEnd, change.leftStart)
    if (last && between?.every((word) => word.trim() === ''))
      Object.assign(last, { leftEnd: change.leftEnd, rightEnd: change.rightEnd })
    else calm.push({ ...change })
  }
  return calm
}

function endOf(left: string[], right: string[]): Change {
  const [leftEnd, rightEnd] = [left.length, right.length]
  return { leftStart: leftEnd, leftEnd, rightStart: rightEnd, rightEnd }
}

function add(segments: Segment[], words: string[], kind: Segment['kind']): void {
  if (words.length > 0) segments.push({ text: words.join(''), kind })
}
