import { readConditions } from '../reports/conditions'
import { type BlockMark, markOf } from './applies-syntax'
import { type SourceLine, sourceLines } from './source-lines'
import { readTab, tabOutside, tabsTakeNothing } from './tab-conditions'

/**
 * What is wrong with the first faulty block of a text, in words for its author, or `null`. Looks at marks in the first
 * column only: an indented one may be code in a list, which only the renderer can tell.
 */
export function appliesProblem(source: string): string | null {
  const open: Open[] = []
  for (const [index, { text, fenced }] of sourceLines(source).entries()) {
    const mark = fenced ? undefined : markOf(text)
    if (mark === undefined) continue
    if (mark.word === 'end') open.pop()
    else {
      const problem = problemOf(mark, open.at(-1))
      if (problem !== null) return `Line ${index + 1}: ${problem}`
      if (mark.word !== 'tab') open.push({ word: mark.word, line: index + 1 })
    }
  }
  const line = open.at(-1)?.line
  return line === undefined
    ? null
    : `The block that begins at line ${line} has no end: write ::: on a line of its own below it.`
}

type Open = { word: 'applies' | 'tabs'; line: number }

function problemOf({ word, text }: BlockMark, within: Open | undefined): string | null {
  if (word === 'tabs') return text === '' ? null : tabsTakeNothing
  if (word === 'tab' && within?.word !== 'tabs') return tabOutside
  const read = word === 'tab' ? readTab(text) : readConditions(text)
  return read.ok ? null : read.problem
}

/** The indexes of the lines that stand within blocks, so that no section ends in the middle of one. */
export function linesInBlocks(lines: SourceLine[]): ReadonlySet<number> {
  const begins = new Map<number, number>()
  const open: number[] = []
  for (const [index, { text, fenced }] of lines.entries()) {
    const mark = fenced ? undefined : markOf(text)
    if (mark === undefined || mark.word === 'tab') continue
    if (mark.word !== 'end') open.push(index)
    else {
      const start = open.pop()
      if (start !== undefined) begins.set(start, index)
    }
  }
  const inside = new Set<number>()
  let end = 0
  for (const index of lines.keys()) {
    end = Math.max(end, begins.get(index) ?? 0)
    if (index < end) inside.add(index)
  }
  return inside
}
