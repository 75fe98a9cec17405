import { describe, expect, it } from 'vitest'
import { rankAnswers, voteWeight, wilsonLowerBound } from '@/lib/answers/ranking'

const at = (day: number) => new Date(Date.UTC(2026, 0, day))
const answer = (id: number, up: number, down: number) => ({ id, up, down, at: at(id) })
const ids = (answers: { id: number }[]) => answers.map(({ id }) => id)

describe('the order of answers', () => {
  it('puts 7 of 7 before 9 of 11', () => {
    expect(ids(rankAnswers([answer(1, 9, 2), answer(2, 7, 0)], 'best'))).toEqual([2, 1])
  })

  it('puts many good votes before a few', () => {
    expect(ids(rankAnswers([answer(1, 1, 0), answer(2, 40, 2)], 'best'))).toEqual([2, 1])
  })

  it('puts an answer without votes before a disliked one, and equal ones by age', () => {
    expect(ids(rankAnswers([answer(1, 0, 3), answer(3, 0, 0), answer(2, 0, 0)], 'best'))).toEqual([2, 3, 1])
  })

  it('knows newest and oldest, by id when the moment is the same', () => {
    const same = [answer(1, 0, 0), { ...answer(2, 0, 0), at: at(1) }, answer(3, 0, 0)]
    expect(ids(rankAnswers(same, 'oldest'))).toEqual([1, 2, 3])
    expect(ids(rankAnswers(same, 'newest'))).toEqual([3, 2, 1])
  })

  it('leaves the given array alone', () => {
    const given = [answer(1, 0, 0), answer(2, 5, 0)]
    rankAnswers(given, 'best')
    expect(ids(given)).toEqual([1, 2])
  })
})

describe('the weight of a vote', () => {
  it('halves every year', () => {
    expect(voteWeight(0)).toBe(1)
    expect(voteWeight(365)).toBe(0.5)
    expect(voteWeight(730)).toBe(0.25)
    expect(voteWeight(-1)).toBe(1)
  })

  it('lets fresh praise overtake old praise', () => {
    const old = answer(1, 12 * voteWeight(4 * 365), 0)
    const fresh = answer(2, 4, 0)
    expect(ids(rankAnswers([old, fresh], 'best'))).toEqual([2, 1])
  })

  it('never lets old praise fall below none', () => {
    expect(wilsonLowerBound(50 * voteWeight(10 * 365), 0)).toBeGreaterThan(wilsonLowerBound(0, 0))
  })
})

describe('the lower bound', () => {
  it('is zero without up votes and grows with agreement and with numbers', () => {
    expect(wilsonLowerBound(0, 0)).toBe(0)
    expect(wilsonLowerBound(0, 9)).toBe(0)
    expect(wilsonLowerBound(1, 0)).toBeCloseTo(0.207, 2)
    expect(wilsonLowerBound(100, 0)).toBeGreaterThan(wilsonLowerBound(10, 0))
    expect(wilsonLowerBound(10, 0)).toBeGreaterThan(wilsonLowerBound(10, 1))
  })
})
