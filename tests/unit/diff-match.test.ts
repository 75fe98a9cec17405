import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findChanges } from '@/lib/diff/match'

const items = fc.array(fc.constantFrom('', 'a', 'b', 'c', 'd', 'e'), { maxLength: 40 })

/** How long a longest common subsequence is, by the book. */
function common(left: string[], right: string[]): number {
  const lengths = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0))
  for (const [x, one] of left.entries())
    for (const [y, other] of right.entries()) {
      const row = lengths[x + 1]
      if (row)
        row[y + 1] =
          one === other ? (lengths[x]?.[y] ?? 0) + 1 : Math.max(lengths[x]?.[y + 1] ?? 0, row[y] ?? 0)
    }
  return lengths[left.length]?.[right.length] ?? 0
}

/** The right side, made from the left one and the changes. */
function applied(left: string[], right: string[], steps?: number): string[] {
  const made: string[] = []
  let at = 0
  for (const { leftStart, leftEnd, rightStart, rightEnd } of findChanges(left, right, steps)) {
    made.push(...left.slice(at, leftStart), ...right.slice(rightStart, rightEnd))
    at = leftEnd
  }
  return [...made, ...left.slice(at)]
}

function kept(left: string[], right: string[], steps?: number): number {
  const gone = findChanges(left, right, steps).reduce((sum, one) => sum + one.leftEnd - one.leftStart, 0)
  return left.length - gone
}

describe('findChanges', () => {
  test('keeps as much as can be kept', () => {
    fc.assert(
      fc.property(items, items, (left, right) => {
        expect(applied(left, right)).toEqual(right)
        expect(kept(left, right)).toBe(common(left, right))
      }),
      { numRuns: 2_000 },
    )
  })

  test('stays right when it may not look for the best way', () => {
    const numbered = fc.array(fc.nat(60).map(String), { maxLength: 60 })
    fc.assert(
      fc.property(numbered, numbered, fc.nat(30), (left, right, steps) => {
        expect(applied(left, right, steps)).toEqual(right)
        expect(kept(left, right, steps)).toBeLessThanOrEqual(common(left, right))
      }),
      { numRuns: 2_000 },
    )
  })

  test('changes are apart from each other and never empty', () => {
    fc.assert(
      fc.property(items, items, (left, right) => {
        let before = { leftEnd: -1, rightEnd: -1 }
        for (const change of findChanges(left, right)) {
          expect(change.leftStart).toBeGreaterThan(before.leftEnd)
          expect(change.rightStart).toBeGreaterThan(before.rightEnd)
          const size = change.leftEnd - change.leftStart + change.rightEnd - change.rightStart
          expect(size).toBeGreaterThan(0)
          before = change
        }
      }),
    )
  })

  test('a text of two kinds of lines that cannot be followed comes back as replaced', () => {
    const random = (seed: number) =>
      Array.from({ length: 50_000 }, (_, at) => ((((at * 7_919 + seed) ** 2) >> 5) % 2 === 0 ? 'x' : 'y'))
    const [left, right] = [random(3), random(77)]
    expect(applied(left, right)).toEqual(right)
  })

  test('unique lines hold a text together in which much else changed', () => {
    const text = (mark: string) =>
      Array.from({ length: 9_000 }, (_, at) => (at % 3 === 0 ? `heading ${at}` : `${mark}${(at * 31) % 7}`))
    const left = text('a').flatMap((line, at) => (at % 2 === 0 ? [line] : [line, 'same', 'same']))
    const right = text('b').flatMap((line, at) => (at % 2 === 1 ? [line] : [line, 'same', 'same']))
    expect(applied(left, right)).toEqual(right)
    expect(kept(left, right)).toBeGreaterThanOrEqual(3_000)
  })
})
