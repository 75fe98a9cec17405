import { describe, expect, it } from 'vitest'
import { faultsOf } from '@/lib/starter/content'
import { readPages, readTags, type StarterPage } from '@/lib/starter/read'

const known = { paths: new Set(['nvidia/there']), tags: new Set(['nvidia', 'xid']) }
const filler = 'Plain sentences about a driver, its versions and what to do.\n'.repeat(45)
const page = (body: string, more: Partial<StarterPage> = {}): StarterPage => ({
  title: 'A page of the starter content',
  summary: 'What it is for.',
  vendor: 'nvidia',
  slug: 'a-page',
  topic: 'Diagnostics',
  tags: ['nvidia', 'xid'],
  checked_against: 'NVIDIA 580.95',
  checked_on: '2026-12-01',
  body: `${filler}\nA fact.[^a] Another.[^b]\n\n${body}\n\n[^a]: [One](https://one.example.org/a).\n[^b]: [Two](https://two.example.org/b).`,
  ...more,
})
const faults = (body: string, more: Partial<StarterPage> = {}) => faultsOf(page(body, more), known)

describe('starter content', () => {
  it('is without fault as it ships', () => {
    const pages = readPages()
    const shipped = {
      paths: new Set(pages.map(({ vendor, slug }) => `${vendor}/${slug}`)),
      tags: new Set(readTags().map(({ name }) => name)),
    }
    expect(pages.flatMap((one) => faultsOf(one, shipped).map((fault) => `${one.slug}: ${fault}`))).toEqual([])
  })

  it('may link to pages that are there, with code and blocks for some machines', () => {
    const body = '## Next\n\n[[nvidia/there|this]], `[[not/a-link]]`\n\n:::applies kernel>=6.8\nText\n:::\n'
    expect(faults(body)).toEqual([])
  })

  it.each([
    ['[[nvidia/nowhere]]', '[[nvidia/nowhere]] leads nowhere'],
    ['[x](http://plain.example.org)', 'http://plain.example.org is not https'],
    ['Nobody said so.[^z]', 'footnote z is not defined'],
    ['[^c]: [Three](https://three.example.org).', 'footnote c is not used'],
    ['# Again a title', '"# Again a title" is a title within the page'],
    ['## Two\n\n#### Four', '"#### Four" skips a level'],
    ['| a | b |\n|---|---|\n| 1 |', 'a row of other width'],
    [':::applies kernel>=6.8', 'has no end'],
  ])('is refused with %s', (body, fault) => {
    expect(faults(body).join('\n')).toContain(fault)
  })

  it('names its vendor, tags that exist, versions and more than one source', () => {
    expect(faults('', { tags: ['xid'] })).toEqual(['the first tag is not the vendor'])
    expect(faults('', { tags: ['nvidia', 'unheard-of'] })).toEqual(['no tag is named unheard-of'])
    expect(faults('', { checked_against: 'the documentation' })).toEqual(['checked_against names no version'])
    expect(faults('', { body: `${filler}A fact.[^a]\n\n[^a]: [One](https://one.example.org).` })).toEqual([
      '1 sources',
    ])
  })
})
