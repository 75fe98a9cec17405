import type { Change } from './match'

/** Lines that stand elsewhere now, unchanged: for each index on one side the index on the other. */
export type Moved = { left: Map<number, number>; right: Map<number, number> }

// Shorter ones are alike by chance: brackets, fences, "yes".
const shortest = 12

/** Which removed lines were added again elsewhere; only lines that were removed once and added once. */
export function findMoved(left: string[], right: string[], changes: Change[]): Moved {
  const removed = oncePlaced(left, changes, ({ leftStart, leftEnd }) => [leftStart, leftEnd])
  const added = oncePlaced(right, changes, ({ rightStart, rightEnd }) => [rightStart, rightEnd])
  const moved: Moved = { left: new Map(), right: new Map() }
  for (const [line, at] of removed) {
    const to = added.get(line)
    if (to === undefined || to === null || at === null) continue
    moved.left.set(at, to)
    moved.right.set(to, at)
  }
  return moved
}

/** Long lines within the changes and where each stands; null for those that stand there more than once. */
function oncePlaced(lines: string[], changes: Change[], rangeOf: (change: Change) => [number, number]) {
  const places = new Map<string, number | null>()
  for (const change of changes) {
    const [start, end] = rangeOf(change)
    for (let at = start; at < end; at += 1) {
      const line = lines[at]?.trim() ?? ''
      if (line.length >= shortest) places.set(line, places.has(line) ? null : at)
    }
  }
  return places
}
