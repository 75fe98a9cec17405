import { describe, expect, it } from 'vitest'
import { parseFields } from '@/lib/http/form'
import { needInput, settledNeeds } from '@/lib/needs/input'
import { endOfChain } from '@/lib/obsolescence/chain'
import { obsoleteInput } from '@/lib/obsolescence/input'
import { canMarkObsolete } from '@/lib/obsolescence/policy'
import { isEmptySearch, parseSearch } from '@/lib/search/parse'
import { countView, takeReads, takeViews } from '@/lib/serving/views'
import { initialSettings } from '@/lib/settings/definitions'
import { stampInput } from '@/lib/stamps/input'
import { prefillFrom } from '@/lib/stamps/prefill'
import type { StampView } from '@/lib/stamps/types'
import type { Viewer } from '@/lib/users/types'
import { shareOf, trendInWords } from '@/lib/verdicts/trend'
import { limitKey, readerKey } from '@/lib/verdicts/voter'
import { freshnessOf, isPastReview } from '@/lib/wiki/freshness'

const today = new Date('2026-12-01T12:00:00Z')
const stamp: StampView = {
  ...{ id: 1, number: 3, driver: 'nvidia 590.44', kernel: 'Linux 7.3', note: '', by: 'Ada', byId: 'a' },
  ...{ verifiedOn: '2026-11-20', editsSince: 2 },
}

describe('freshness', () => {
  const fields = { checkedAgainst: 'NVIDIA 580.95, Linux 6.17', checkedOn: '2026-03-01' }

  it('takes the newer of what editors state and what somebody stamped', () => {
    expect(freshnessOf(fields, { stamp, more: 2 }, today)).toMatchObject({
      ...{ state: 'verified', against: ['nvidia 590.44', 'Linux 7.3'], stamp, more: 2 },
    })
    const later = { ...fields, checkedOn: '2026-11-25' }
    expect(freshnessOf(later, { stamp, more: 2 }, today)).toMatchObject({
      ...{ state: 'verified', against: ['NVIDIA 580.95', 'Linux 6.17'], stamp: null, more: 3 },
    })
  })

  it('ages by the day of the stamp, whatever was edited since', () => {
    const old = { ...stamp, verifiedOn: '2026-05-01' }
    expect(freshnessOf(fields, { stamp: old, more: 0 }, today)).toMatchObject({ state: 'ageing', stamp: old })
    expect(freshnessOf({ checkedAgainst: '', checkedOn: null }, null, today).state).toBe('unverified')
  })

  it('is due for review from the day on', () => {
    expect(isPastReview('2026-12-01', today)).toBe(true)
    expect(isPastReview('2026-12-02', today)).toBe(false)
    expect(isPastReview(null, today)).toBe(false)
  })
})

describe('a new stamp', () => {
  const typed = { id: '7', number: '3', driver: 'amdgpu', verifiedOn: '2026-11-30' }
  it('wants a driver and a day that has come', () => {
    expect(parseFields(stampInput, typed)).toMatchObject({ ok: true, value: { kernel: '', note: '' } })
    for (const wrong of [{ driver: '' }, { verifiedOn: '' }, { verifiedOn: '2199-01-01' }, { number: '0' }])
      expect(parseFields(stampInput, { ...typed, ...wrong })).toMatchObject({ ok: false })
  })

  it('is filled from the chosen rig as far as the rig tells', () => {
    const machine = {
      'driver:nvidia': '590.44',
      'driver:i915': null,
      kernel: '7.3.1',
      'distribution:arch': null,
    }
    expect(prefillFrom(machine)).toEqual({
      ...{ driver: 'nvidia 590.44, i915', kernel: 'Linux 7.3.1', note: 'arch' },
    })
    expect(prefillFrom({})).toEqual({ driver: '', kernel: '', note: '' })
  })
})

describe('successors', () => {
  it('lead to the last one named', () => {
    const steps = new Map([
      [1, 2],
      [2, 3],
      [4, null],
    ])
    expect(endOfChain(steps, 1)).toBe(3)
    expect(endOfChain(steps, 4)).toBe(4)
    expect(endOfChain(steps, 9)).toBe(9)
  })

  it('that lead in a circle lead nowhere', () => {
    const circle = new Map([
      [1, 2],
      [2, 1],
    ])
    expect(endOfChain(circle, 1)).toBeNull()
  })

  it('are optional, a reason is not', () => {
    const typed = { id: '7', value: '1', reason: 'Superseded by GSP firmware', successor: ' ' }
    expect(parseFields(obsoleteInput, typed)).toMatchObject({ ok: true, value: { successor: null } })
    expect(parseFields(obsoleteInput, { ...typed, successor: '/wiki/nvidia/gsp' })).toMatchObject({
      value: { successor: { vendor: 'nvidia', slug: 'gsp' } },
    })
    expect(parseFields(obsoleteInput, { ...typed, reason: '' })).toMatchObject({
      error: { fields: { reason: expect.any(String) } },
    })
  })

  it('are named by who may review, and by moderators', () => {
    const person = (reputation: number, role: Viewer['role'] = 'member'): Viewer => ({
      ...{ id: 'x', handle: 'x', role, reputation, emailVerified: true, createdAt: today },
      ...{ suspension: null, sessionId: null },
    })
    expect(canMarkObsolete(person(299), initialSettings)).toBe(false)
    expect(canMarkObsolete(person(300), initialSettings)).toBe(true)
    expect(canMarkObsolete(person(0, 'moderator'), initialSettings)).toBe(true)
    expect(canMarkObsolete(null, initialSettings)).toBe(false)
  })
})

describe('what somebody asks to be changed', () => {
  it('has 15 to 500 characters', () => {
    const of = (reason: string) => parseFields(needInput, { id: '7', reason }).ok
    expect([of('too short'), of('x'.repeat(15)), of('x'.repeat(500)), of('x'.repeat(501))]).toEqual([
      ...[false, true, true, false],
    ])
  })

  it('is ticked by number in the editor', () => {
    expect(settledNeeds.parse('3,14')).toEqual([3, 14])
    expect(settledNeeds.parse('')).toEqual([])
    expect(settledNeeds.safeParse('3,x').success).toBe(false)
  })
})

describe('verdicts', () => {
  it('of a reader without account are one a day and page, and say nothing of the address', () => {
    const reader = { address: '192.0.2.7', day: '2026-12-01', pageId: 7 }
    const key = readerKey(reader, 'secret')
    expect(readerKey({ ...reader }, 'secret')).toBe(key)
    const others = [
      readerKey({ ...reader, day: '2026-12-02' }, 'secret'),
      readerKey({ ...reader, pageId: 8 }, 'secret'),
      readerKey({ ...reader, address: '192.0.2.8' }, 'secret'),
      readerKey(reader, 'another secret'),
      limitKey(reader, 'secret'),
    ]
    expect(new Set([key, ...others]).size).toBe(6)
    for (const one of [key, ...others]) expect(one).not.toContain('192.0.2')
  })

  it('are told as a course over the revisions', () => {
    const course = [
      { number: 3, solved: 2, said: 5 },
      { number: 7, solved: 8, said: 10 },
    ]
    expect(course.map(shareOf)).toEqual([40, 80])
    expect(trendInWords(course)).toBe(
      'It solved the problem for 80 % of revision 7’s readers, up from 40 % of revision 3’s.',
    )
    expect(trendInWords(course.toReversed())).toContain('down from 80 %')
    expect(trendInWords(course.slice(0, 1))).toBe('It solved the problem for 40 % of revision 3’s readers.')
    expect(trendInWords([])).toBe('')
  })
})

describe('the count of reads', () => {
  it('counts pages of the wiki and nothing below or beside them', () => {
    takeReads()
    takeViews()
    for (const path of ['/wiki/nvidia/xid', '/wiki/nvidia/xid?from=feed', '/wiki/amd/x']) countView(path)
    for (const path of ['/wiki', '/wiki/nvidia', '/wiki/nvidia/xid.md', '/wiki/nvidia/xid/edit', '/wiki/A/b'])
      countView(path)
    const { reads, giveBack } = takeReads()
    expect(reads).toEqual([
      ['nvidia/xid', 2],
      ['amd/x', 1],
    ])
    giveBack()
    countView('/wiki/amd/x')
    expect(new Map(takeReads().reads).get('amd/x')).toBe(2)
    expect(takeViews().views).toEqual([])
  })

  it('is bounded', () => {
    takeReads()
    for (let page = 0; page < 6_000; page++) countView(`/wiki/nvidia/p-${page}`)
    expect(takeReads().reads.length).toBe(5_000)
  })
})

describe('a search for pages that hold no longer', () => {
  it('leaves them out, takes them in, or finds them alone', () => {
    const of = (query: string) => parseSearch(query)?.obsolete
    expect([
      of('xid'),
      of('xid include:obsolete'),
      of('is:obsolete'),
      of('include:obsolete is:obsolete'),
    ]).toEqual(['out', 'in', 'only', 'only'])
    const [alone, words] = [parseSearch('is:obsolete'), parseSearch('include:all')]
    expect(alone && isEmptySearch(alone)).toBe(false)
    expect(words?.terms.length).toBeGreaterThan(0)
  })
})
