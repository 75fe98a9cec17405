import { describe, expect, it } from 'vitest'
import { isShelf, shelvesOf, topicShelf } from '@/lib/follows/shelves'
import { historyFilter, historyPath, historyPlace } from '@/lib/revisions/history-input'
import { pathOf } from '@/lib/wiki/paths'
import { askedFields, confirmInput, subtreeInput } from '@/lib/wiki/subtree-input'
import { planMoves } from '@/lib/wiki/subtree-plan'

const wish = (fields: Record<string, string>) =>
  subtreeInput.parse({ vendor: 'nvidia', toVendor: 'nvidia', ...fields })
const page = (id: number, slug: string, topic = 'Power') => ({
  id,
  title: slug,
  vendor: 'nvidia',
  slug,
  topic,
})

describe('a planned move', () => {
  it('changes the beginning of the names and the vendor', () => {
    const moves = planMoves(
      [page(1, 'vk-one'), page(2, 'vk-two')],
      wish({ prefix: 'vk-', toPrefix: 'vulkan-', toVendor: 'amd' }),
    )
    expect(moves.map(({ from, to }) => `${pathOf(from)} ${pathOf(to)}`)).toEqual([
      'nvidia/vk-one amd/vulkan-one',
      'nvidia/vk-two amd/vulkan-two',
    ])
    expect(moves.every(({ problem }) => problem === null)).toBe(true)
  })

  it('leaves out what stays, and counts a new topic as a move', () => {
    expect(planMoves([page(1, 'one')], wish({}))).toEqual([])
    expect(
      planMoves([page(1, 'one', 'Power'), page(2, 'two', 'Clocks')], wish({ toTopic: 'Clocks' })),
    ).toMatchObject([{ id: 1, toTopic: 'Clocks', problem: null }])
  })

  it('names new addresses that are none, too long, or the same for two pages', () => {
    const problems = (pages: ReturnType<typeof page>[], fields: Record<string, string>) =>
      planMoves(pages, wish(fields)).map(({ problem }) => problem)
    expect(problems([page(1, 'vk-one')], { prefix: 'vk', toPrefix: '' })).toEqual([
      expect.stringContaining('no name of a page'),
    ])
    expect(problems([page(1, 'vk')], { prefix: 'vk' })).toEqual([
      expect.stringContaining('no name of a page'),
    ])
    expect(problems([page(1, 'one')], { toPrefix: 'x'.repeat(98) })).toEqual([
      expect.stringContaining('longer than 100'),
    ])
    const twins = [{ ...page(1, 'a') }, { ...page(2, 'a'), vendor: 'amd' }]
    expect(problems(twins, { toPrefix: 'b-' })).toEqual([null, expect.stringContaining('nvidia/a')])
  })

  it('is confirmed with what was seen; wrong fields are named', () => {
    const seen = 'a'.repeat(64)
    expect(confirmInput.parse({ undo: '12', seen, vendor: 'x y' })).toEqual({ undo: 12, seen, summary: '' })
    const refused = confirmInput.safeParse({ vendor: 'nvidia', toVendor: 'amd', prefix: 'Ä' })
    expect(refused.error?.issues.map(({ path }) => path[0])).toEqual(['prefix', 'seen'])
    expect(askedFields({ vendor: 'amd', done: '3', other: 'x' })).toEqual({ vendor: 'amd' })
  })
})

describe('a shelf', () => {
  it('is a vendor, or a topic there by the words of its address', () => {
    expect(topicShelf('nvidia', 'Power & clocks')).toBe('nvidia#power-clocks')
    expect(topicShelf('nvidia', 'Температура')).toBeNull()
    expect(['nvidia', 'nvidia#a-b', 'nvidia#', 'nvidia#a#b', 'NVIDIA', ''].map(isShelf)).toEqual([
      ...[true, true, false, false, false, false],
    ])
    expect(shelvesOf({ vendor: 'amd', topic: 'A' }, { vendor: 'amd', topic: 'B' })).toEqual([
      'amd',
      'amd#a',
      'amd#b',
    ])
  })
})

describe('the part of a history', () => {
  it('is read from its address and written back', () => {
    const filter = historyFilter({ by: '@Ada', minor: 'hide', before: '12' })
    expect(filter).toEqual({ by: 'Ada', hideMinor: true, before: 12, at: undefined })
    expect(historyPath('/h', filter ?? {})).toBe('/h?by=Ada&minor=hide&before=12')
    expect(historyFilter({ by: '', minor: '', at: '' })).toEqual({
      by: undefined,
      hideMinor: false,
      at: undefined,
    })
    for (const bad of [{ before: '0' }, { by: 'a b' }, { minor: 'x' }, { by: ['a', 'b'] }])
      expect(historyFilter(bad)).toBeNull()
  })

  it('begins at a number or a day', () => {
    expect(historyPlace('17')).toEqual({ number: 17 })
    expect(historyPlace('2026-11-30')).toEqual({ day: '2026-11-30' })
    for (const bad of ['', 'x', '2026-13-01', '-1']) expect(historyPlace(bad)).toBeNull()
  })
})
