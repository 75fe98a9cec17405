import { readConditions } from '../reports/conditions'
import { conditionsOf } from './applies-syntax'
import { type SourceLine, sourceLines } from './source-lines'

/**
 * What is wrong with the first faulty block of a text, in words for its author, or `null`. Looks at marks in the first
 * column only: an indented one may be code in a list, which only the renderer can tell.
 */
export function appliesProblem(source: string): string | null {
  const open: number[] = []
  for (const [index, { text, fenced }] of sourceLines(source).entries()) {
    const conditions = fenced ? undefined : conditionsOf(text)
    if (conditions === undefined) continue
    if (conditions === null) open.pop()
    else {
      const read = readConditions(conditions)
      if (!read.ok) return `Line ${index + 1}: ${read.problem}`
      open.push(index + 1)
    }
  }
  const line = open.at(-1)
  return line === undefined
    ? null
    : `The block that begins at line ${line} has no end: write ::: on a line of its own below it.`
}

/** The indexes of the lines that stand within blocks, so that no section ends in the middle of one. */
export function linesInBlocks(lines: SourceLine[]): ReadonlySet<number> {
  const begins = new Map<number, number>()
  const open: number[] = []
  for (const [index, { text, fenced }] of lines.entries()) {
    const conditions = fenced ? undefined : conditionsOf(text)
    if (conditions === undefined) continue
    if (conditions !== null) open.push(index)
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
