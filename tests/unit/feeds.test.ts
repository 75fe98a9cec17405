import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atomDocument } from '@/lib/feeds/atom'
import type { Feed } from '@/lib/feeds/types'
import { atomFaults, childText, parseXml } from '../support/atom'

const origin = 'https://forum.test'
const entry: Feed['entries'][number] = {
  key: 'post/42',
  title: 'Black screen & <b>580</b>',
  href: '/questions/42/black-screen',
  published: new Date('2026-11-22T10:00:00Z'),
  updated: new Date('2026-11-22T11:00:00Z'),
  author: 'Ada',
  categories: ['nvidia', 'c++'],
  html: '<p>See <a href="/wiki/nvidia/xid">the page</a> &amp; <code>]]&gt;</code></p>',
  summary: '',
}
const feed: Feed = {
  key: 'site',
  title: 'Nomodeset',
  subtitle: 'Linux GPU drivers',
  self: '/feed.atom',
  page: '/',
  updated: entry.updated,
  entries: [entry],
}

describe('an Atom feed', () => {
  it('is valid, full or empty', () => {
    expect(atomFaults(atomDocument(feed, origin))).toEqual([])
    expect(atomFaults(atomDocument({ ...feed, entries: [], updated: new Date(0) }, origin))).toEqual([])
    const bare = { ...entry, categories: [], html: '', summary: 'First words' }
    expect(atomFaults(atomDocument({ ...feed, entries: [bare] }, origin))).toEqual([])
  })

  it('gives the HTML back exactly as it was', () => {
    const [written] = parseXml(atomDocument(feed, origin)).children.filter(({ name }) =>
      name.endsWith('}entry'),
    )
    if (!written) throw new Error('No entry')
    expect(childText(written, 'content')).toBe(entry.html)
    expect(childText(written, 'title')).toBe(entry.title)
    expect(childText(written, 'id')).toBe('tag:forum.test,2026:post/42')
  })

  it('stays well-formed and valid whatever people write', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 60 })
    fc.assert(
      fc.property(anything, anything, anything, (title, html, term) => {
        const hostile = { ...entry, title, html: `${html}.`, summary: term, categories: [`${term}.`] }
        expect(atomFaults(atomDocument({ ...feed, entries: [hostile] }, origin))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('is caught by the check when it is wrong', () => {
    const right = atomDocument(feed, origin)
    expect(atomFaults(right.replace(/<updated>.*?<\/updated>/, ''))).not.toEqual([])
    expect(atomFaults(right.replace('<entry>', '<entry><published>yesterday</published>'))).not.toEqual([])
    expect(atomFaults(right.replaceAll(/<author>.*?<\/author>/g, ''))).not.toEqual([])
    expect(() => atomFaults(right.replace('</entry>', ''))).toThrow()
  })
})
