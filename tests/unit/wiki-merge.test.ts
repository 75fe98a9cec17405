import { describe, expect, it } from 'vitest'
import { freshnessOf } from '@/lib/wiki/freshness'
import { markerLine, mergePages, samePage } from '@/lib/wiki/merge'
import { outlineOf, withSectionLinks } from '@/lib/wiki/outline'
import type { PageText } from '@/lib/wiki/types'

const base: PageText = {
  title: 'Xid errors',
  lead: 'What they mean.',
  topic: 'Diagnostics',
  tags: ['nvidia', 'xid'],
  checkedAgainst: '580.95',
  checkedOn: null,
  reviewBy: null,
  issue: null,
  body: 'one\n\ntwo\n\nthree\n',
}

describe('two edits of a page', () => {
  it('join field by field and line by line', () => {
    const mine = { ...base, title: 'Xid codes', body: base.body.replace('one', 'ONE') }
    const theirs = { ...base, checkedOn: '2026-11-01', body: base.body.replace('three', 'THREE') }
    expect(mergePages(base, mine, theirs)).toEqual({
      clean: true,
      page: { ...base, title: 'Xid codes', checkedOn: '2026-11-01', body: 'ONE\n\ntwo\n\nTHREE\n' },
    })
  })

  it('join tags as sets: what either added stays, what either removed goes', () => {
    const merged = mergePages(
      base,
      { ...base, tags: ['nvidia', 'dkms'] },
      { ...base, tags: ['nvidia', 'xid', 'gsp'] },
    )
    expect(merged.clean && merged.page.tags).toEqual(['nvidia', 'gsp', 'dkms'])
  })

  it('that set a field to the same are no conflict', () => {
    const both = { ...base, title: 'Xid codes' }
    expect(mergePages(base, both, { ...both })).toMatchObject({ clean: true })
  })

  it('that set it differently are, and the draft keeps mine', () => {
    const merged = mergePages(base, { ...base, topic: 'Errors' }, { ...base, topic: 'Faults' })
    expect(merged).toMatchObject({ clean: false, fields: ['topic'], draft: { topic: 'Errors' } })
  })

  it('of one line leave a draft whose markers are found', () => {
    const changed = (to: string) => ({ ...base, body: base.body.replace('two', to) })
    const merged = mergePages(base, changed('TWO'), changed('(two)'))
    expect(merged).toMatchObject({ clean: false, fields: ['body'] })
    expect(markerLine(merged.clean ? '' : merged.draft.body)).toBe(3)
    expect(markerLine('a <<<<<<< your text in a sentence')).toBeNull()
  })

  it('are the same page when only the order of tags differs', () => {
    expect(samePage(base, { ...base, tags: ['xid', 'nvidia'] })).toBe(true)
    expect(samePage(base, { ...base, checkedOn: '2026-01-01' })).toBe(false)
  })
})

describe('the outline', () => {
  const html =
    '<p>Intro</p>\n<h2 id="user-content-p1-a" data-part="1">A <code>b</code> &#x26; c</h2>\n<h3 id="user-content-p1-q">In a list</h3>' +
    '<section><h2 class="sr-only" id="user-content-p1-footnote-label">Footnotes</h2></section>'

  it('lists headings as plain text and footnotes as sources', () => {
    expect(outlineOf(html)).toEqual([
      { id: 'user-content-p1-a', text: 'A b & c', depth: 2, section: 1 },
      { id: 'user-content-p1-q', text: 'In a list', depth: 3, section: null },
      { id: 'user-content-p1-footnote-label', text: 'Sources', depth: 2, section: null },
    ])
  })

  it('offers to edit the sections that can be edited alone', () => {
    const shown = withSectionLinks(html, 'nvidia/x')
    expect(shown.match(/section-edit/g)).toHaveLength(1)
    expect(shown).toContain('href="/wiki/nvidia/x/edit?section=1"')
    expect(shown).toContain('<h2 id="user-content-p1-footnote-label">Sources</h2>')
  })
})

describe('freshness', () => {
  const today = new Date('2026-11-22T12:00:00Z')
  it('is verified lately, ageing after four months, unverified without a day', () => {
    const of = (checkedOn: string | null) =>
      freshnessOf({ checkedAgainst: '580.95, Linux 6.17', checkedOn }, null, today)
    expect(of('2026-11-01')).toMatchObject({ state: 'verified', against: ['580.95', 'Linux 6.17'] })
    expect(of('2026-06-01').state).toBe('ageing')
    expect(of(null)).toMatchObject({ state: 'unverified', at: null })
  })
})
