import type { DiffLine, DiffRow } from './types'

const context = 3
// Folding fewer lines than these would save nothing.
const shortestFold = 4

/** Keeps three unchanged lines around each change and folds what lies between. */
export function foldUnchanged(lines: DiffLine[]): DiffRow[] {
  const rows: DiffRow[] = []
  for (let at = 0; at < lines.length; ) {
    const end = endOfRun(lines, at)
    const run = lines.slice(at, end)
    rows.push(...(run[0]?.kind === 'same' ? foldRun(run, at === 0, end === lines.length) : run))
    at = end
  }
  return rows
}

function endOfRun(lines: DiffLine[], start: number): number {
  const same = lines[start]?.kind === 'same'
  let end = start
  while (end < lines.length && (lines[end]?.kind === 'same') === same) end += 1
  return end
}

function foldRun(run: DiffLine[], first: boolean, last: boolean): DiffRow[] {
  const from = first ? 0 : context
  const to = last ? run.length : run.length - context
  if (to - from < shortestFold) return run
  return [...run.slice(0, from), { kind: 'folded', lines: run.slice(from, to) }, ...run.slice(to)]
}
