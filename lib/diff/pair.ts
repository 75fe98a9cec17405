import type { Change } from './match'
import type { Moved } from './moved'

/** A removed line and the added one beside it, or one of them alone; indexes into the two texts. */
type Pair = [left: number | null, right: number | null]

/** Larger blocks are paired in their order. */
const mostPairs = 900
const alike = 0.3

/**
 * Which removed line an added one takes the place of. Blocks of one size in their order; others so that lines
 * with the same words stand side by side, none crossing another. Lines that moved elsewhere stay alone.
 */
export function pairLines(left: string[], right: string[], change: Change, moved: Moved): Pair[] {
  const { leftStart, leftEnd, rightStart, rightEnd } = change
  const from = indexes(leftStart, leftEnd).filter((at) => !moved.left.has(at))
  const to = indexes(rightStart, rightEnd).filter((at) => !moved.right.has(at))
  const aligned =
    from.length === to.length || from.length * to.length > mostPairs
      ? from.slice(0, to.length).map((at, index): [number, number] => [at, to[index] ?? at])
      : alignAlike(left, right, from, to)
  return inOrder(change, aligned)
}

function indexes(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index)
}

function inOrder({ leftStart, leftEnd, rightStart, rightEnd }: Change, aligned: [number, number][]): Pair[] {
  const pairs: Pair[] = []
  let [x, y] = [leftStart, rightStart]
  const alone = (leftTo: number, rightTo: number) => {
    while (x < leftTo) pairs.push([x++, null])
    while (y < rightTo) pairs.push([null, y++])
  }
  for (const [one, other] of aligned) {
    alone(one, other)
    pairs.push([x++, y++])
  }
  alone(leftEnd, rightEnd)
  return pairs
}

/** The pairs with the most words in common altogether. */
function alignAlike(left: string[], right: string[], from: number[], to: number[]): [number, number][] {
  const bags = [from.map((at) => bagOf(left[at] ?? '')), to.map((at) => bagOf(right[at] ?? ''))] as const
  const width = to.length + 1
  const best = new Float64Array((from.length + 1) * width)
  const likeness = (x: number, y: number) => likenessOf(bags[0][x], bags[1][y])
  for (let x = from.length - 1; x >= 0; x -= 1)
    for (let y = to.length - 1; y >= 0; y -= 1) {
      const likes = likeness(x, y)
      const paired = likes < alike ? 0 : likes + (best[(x + 1) * width + y + 1] ?? 0)
      best[x * width + y] = Math.max(paired, best[(x + 1) * width + y] ?? 0, best[x * width + y + 1] ?? 0)
    }
  const pairs: [number, number][] = []
  for (let [x, y] = [0, 0]; x < from.length && y < to.length; ) {
    const here = best[x * width + y] ?? 0
    if (here === (best[(x + 1) * width + y] ?? 0)) x += 1
    else if (here === (best[x * width + y + 1] ?? 0)) y += 1
    else pairs.push([from[x++] ?? 0, to[y++] ?? 0])
  }
  return pairs
}

function bagOf(line: string): Set<string> {
  return new Set(line.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
}

function likenessOf(one: Set<string> | undefined, other: Set<string> | undefined): number {
  if (!one || !other || one.size === 0 || other.size === 0) return 0
  let common = 0
  for (const word of one) if (other.has(word)) common += 1
  return (2 * common) / (one.size + other.size)
}
