import { describe, expect, it } from 'vitest'
import { createTurns } from '@/lib/serving/turns'

describe('turns of rendering', () => {
  it('run two at once and let the others follow in order, each ending once', async () => {
    const turns = createTurns(2)
    const order: number[] = []
    const ends: (() => void)[] = []
    const taken = [1, 2, 3, 4].map((number) =>
      turns.take()?.then((end) => {
        order.push(number)
        ends.push(end)
      }),
    )
    await Promise.all(taken.slice(0, 2))
    expect([order, turns.waiting()]).toEqual([[1, 2], 2])
    ends[0]?.()
    ends[0]?.()
    await taken[2]
    expect([order, turns.waiting()]).toEqual([[1, 2, 3], 1])
    ends[1]?.()
    await taken[3]
    expect([order, turns.waiting()]).toEqual([[1, 2, 3, 4], 0])
  })

  it('are refused when too many wait', async () => {
    const turns = createTurns(1, 1)
    const end = await turns.take()
    const second = turns.take()
    expect(turns.take()).toBeUndefined()
    end?.()
    expect(await second).toBeTypeOf('function')
  })
})
