/** Obsolete pages with the page that takes their place, if one is named. */
export type Steps = ReadonlyMap<number, number | null>

/**
 * Where successors lead from a page: the last one named, whether or not it holds itself. The page itself when it has no
 * successor; null when they lead in a circle.
 */
export function endOfChain(steps: Steps, from: number): number | null {
  const seen = new Set<number>()
  let at = from
  while (!seen.has(at)) {
    seen.add(at)
    const next = steps.get(at)
    if (next === undefined || next === null) return at
    at = next
  }
  return null
}
