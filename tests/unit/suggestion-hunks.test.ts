import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Version } from '@/lib/revisions/merge'
import { applyHunks, listHunks } from '@/lib/suggestions/hunks'
import { sizeOfChange } from '@/lib/suggestions/size'
import { waitingTone, waitingWords } from '@/lib/suggestions/waiting'
import type { PageText } from '@/lib/wiki/types'

const version = (body: string, more: Partial<Version> = {}): Version => ({
  ...{ title: 'Black screen', tags: ['nvidia'], body },
  ...more,
})
const lines = (...all: string[]) => all.join('\n')
// Few different lines, so that repeats and empty lines are common.
const text = fc
  .array(fc.constantFrom('', 'one', 'two', 'three', '# Head'), { maxLength: 14 })
  .map((all) => all.join('\n'))
const anyVersion = fc.record({
  title: fc.constantFrom('Black screen', 'No picture'),
  tags: fc.subarray(['nvidia', 'wayland', 'dkms']),
  body: text,
})
const idsOf = (current: Version, merged: Version) => listHunks(current, merged).map(({ id }) => id)

describe('hunks', () => {
  it('all of them make the merged text, none leave the current one', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, (current, merged) => {
        const all = new Set(idsOf(current, merged))
        expect(applyHunks(current, merged, all)).toEqual(merged)
        expect(applyHunks(current, merged, new Set())).toEqual(current)
      }),
    )
  })

  it('are each named once, and make the same text in whatever order they are named', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, fc.infiniteStream(fc.boolean()), (current, merged, coin) => {
        const ids = idsOf(current, merged)
        expect(new Set(ids).size).toBe(ids.length)
        const some = ids.filter(() => coin.next().value)
        const forth = applyHunks(current, merged, new Set(some))
        expect(applyHunks(current, merged, new Set(some.toReversed()))).toEqual(forth)
      }),
    )
  })

  it('that were left remain to be taken, and lead to the merged text in the end', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, fc.infiniteStream(fc.boolean()), (current, merged, coin) => {
        const some = new Set(idsOf(current, merged).filter(() => coin.next().value))
        const half = applyHunks(current, merged, some)
        expect(applyHunks(half, merged, new Set(idsOf(half, merged)))).toEqual(merged)
      }),
    )
  })

  it('are the places that change, and each field by itself', () => {
    const current = version(lines('a', 'b', 'c', 'd', 'e'))
    const merged = version(lines('a', 'B', 'c', 'd', 'e', 'f'), { title: 'No picture' })
    const hunks = listHunks(current, merged)
    expect(hunks).toMatchObject([
      { kind: 'field', field: 'title', from: 'Black screen', to: 'No picture' },
      { kind: 'lines', line: 1, removed: ['b'], added: ['B'], before: ['a'], after: ['c', 'd'] },
      { kind: 'lines', line: 5, removed: [], added: ['f'], before: ['d', 'e'], after: [] },
    ])
    const last = applyHunks(current, merged, new Set([hunks[2]?.id ?? '']))
    expect(last).toEqual(version(lines('a', 'b', 'c', 'd', 'e', 'f')))
  })

  it('keep their names when the text changes elsewhere', () => {
    const before = listHunks(version(lines('a', 'b', 'c')), version(lines('a', 'B', 'c')))
    const after = listHunks(version(lines('new', 'a', 'b', 'c')), version(lines('new', 'a', 'B', 'c')))
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  })

  it('of a page are lead, versions and facts as well', () => {
    const page: PageText = {
      ...{ title: 'Xid errors', lead: 'What they mean.', topic: 'Faults', tags: ['nvidia'], body: 'text' },
      ...{ checkedAgainst: '', checkedOn: null, reviewBy: null, issue: null },
    }
    const merged: PageText = {
      ...page,
      ...{ lead: 'What each means.', checkedAgainst: '580.95', checkedOn: '2026-11-20' },
      issue: {
        ...{ status: 'open', component: 'nvidia', introducedIn: '580', fixedIn: null, workaround: '' },
        ...{ workaroundUntil: null, targets: [], upstream: [] },
      },
    }
    const hunks = listHunks(page, merged)
    expect(hunks.map((hunk) => hunk.kind === 'field' && hunk.field)).toEqual([
      ...['lead', 'checkedAgainst', 'checkedOn', 'issue'],
    ])
    const facts = hunks.find((hunk) => hunk.kind === 'field' && hunk.field === 'issue')
    expect(applyHunks(page, merged, new Set([facts?.id ?? '']))).toEqual({ ...page, issue: merged.issue })
  })

  it('of a text that is new altogether are one', () => {
    const many = (word: string) => Array.from({ length: 3_000 }, (_, at) => `${word} ${at}`).join('\n')
    expect(listHunks(version(many('old')), version(many('new')))).toHaveLength(1)
  })
})

describe('the size of a change', () => {
  it('is the words that come and go, not those that move', () => {
    expect(sizeOfChange('one two three', 'three one two')).toEqual({ added: 0, removed: 0 })
    expect(sizeOfChange('one two three', 'one four five three')).toEqual({ added: 2, removed: 1 })
    expect(sizeOfChange('', '')).toEqual({ added: 0, removed: 0 })
  })
})

describe('a suggestion that waits', () => {
  const now = new Date('2026-12-01T12:00:00Z')
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)

  it('grows louder after two and seven days', () => {
    expect([1, 47, 48, 167, 168].map((hours) => waitingTone(ago(hours), now))).toEqual([
      ...['plain', 'plain', 'warn', 'warn', 'bad'],
    ])
  })

  it('says for how long', () => {
    expect([0, 1, 23, 24, 80].map((hours) => waitingWords(ago(hours), now))).toEqual([
      'just came in',
      'has waited 1 hour',
      'has waited 23 hours',
      'has waited 1 day',
      'has waited 3 days',
    ])
  })
})
