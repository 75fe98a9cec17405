import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Blame, endBlame, groupLines, startBlame, stepBlame } from '@/lib/blame/lines'
import { findChanges } from '@/lib/diff/match'

/** Texts of revisions 1, 2, 3 and so on. */
type History = string[][]

/** From the newest revision back to the first, or to `known`. */
function blameOf(history: History, number: number, known?: Blame): Blame {
  const textOf = (one: number) => history[one - 1] ?? []
  let blame = startBlame(number, textOf(number))
  while (blame.pending > 0 && blame.reached > (known?.number ?? 1)) {
    const before = blame.reached - 1
    blame = stepBlame(blame, textOf(blame.reached), { number: before, lines: textOf(before) })
  }
  return endBlame(blame, known)
}

/** The plain way: from the first revision on, each line carries its owner along. */
function naively(history: History): number[] {
  let owners: number[] = (history[0] ?? []).map(() => 1)
  for (let number = 2; number <= history.length; number += 1) {
    const [before = [], after = []] = history.slice(number - 2, number)
    const next: number[] = []
    let at = 0
    for (const change of findChanges(before, after)) {
      next.push(...owners.slice(at, change.leftStart))
      next.push(...after.slice(change.rightStart, change.rightEnd).map(() => number))
      at = change.leftEnd
    }
    owners = [...next, ...owners.slice(at)]
  }
  return owners
}

const text = fc.array(fc.constantFrom('', 'a', 'b', 'c', 'd'), { maxLength: 12 })
const histories = fc.array(text, { minLength: 1, maxLength: 12 })

describe('blame', () => {
  test('names for each line who the plain way names', () => {
    fc.assert(
      fc.property(histories, (history) => {
        expect([...blameOf(history, history.length).owners]).toEqual(naively(history))
      }),
      { numRuns: 1_000 },
    )
  })

  test('goes on from an older revision whose blame is known', () => {
    fc.assert(
      fc.property(histories, fc.nat(11), (history, cut) => {
        const known = blameOf(history, Math.min(history.length, cut + 1))
        expect([...blameOf(history, history.length, known).owners]).toEqual(naively(history))
      }),
      { numRuns: 1_000 },
    )
  })

  test('a line belongs to whoever changed it last, the lines around it to those who wrote them', () => {
    const history = [
      ['one', 'two', 'three'],
      ['one', 'TWO', 'three'],
      ['one', 'TWO', 'three', 'four'],
    ]
    const blame = blameOf(history, 3)
    expect(groupLines(history[2] ?? [], blame)).toEqual([
      { number: 1, first: 1, lines: ['one'] },
      { number: 2, first: 2, lines: ['TWO'] },
      { number: 1, first: 3, lines: ['three'] },
      { number: 3, first: 4, lines: ['four'] },
    ])
  })

  test('a line is not claimed while nobody has looked far enough', () => {
    const history = [['one'], ['one', 'two']]
    const blame = stepBlame(startBlame(2, history[1] ?? []), history[1] ?? [], {
      number: 1,
      lines: history[0] ?? [],
    })
    expect(groupLines(history[1] ?? [], blame)).toEqual([
      { number: null, first: 1, lines: ['one'] },
      { number: 2, first: 2, lines: ['two'] },
    ])
    expect(blame).toMatchObject({ pending: 1, reached: 1 })
  })
})
