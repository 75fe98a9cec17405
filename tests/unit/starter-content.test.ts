import { describe, expect, it } from 'vitest'
import { faultsOf } from '@/lib/starter/content'
import { issueFaultsOf } from '@/lib/starter/issue-content'
import { knownTargets } from '@/lib/starter/known'
import { readIssues, readPages, type StarterIssue, type StarterPage } from '@/lib/starter/read'

const known = {
  paths: new Set(['nvidia/there', 'nvidia/round']),
  tags: new Set(['nvidia', 'xid']),
  texts: new Map([
    ['nvidia/there', '## A part\n\ntext'],
    ['nvidia/round', '{{include nvidia/round}}'],
  ]),
  drivers: new Set(['nvidia']),
}
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
  review_by: '',
  body: `${filler}\nA fact.[^a] Another.[^b]\n\n${body}\n\n[^a]: [One](https://one.example.org/a).\n[^b]: [Two](https://two.example.org/b).`,
  ...more,
})
const faults = (body: string, more: Partial<StarterPage> = {}) => faultsOf(page(body, more), known)

describe('starter content', () => {
  it('is without fault as it ships', () => {
    const shipped = knownTargets()
    const pages = readPages().flatMap((one) => faultsOf(one, shipped).map((fault) => `${one.slug}: ${fault}`))
    const issues = readIssues().flatMap((one) =>
      issueFaultsOf(one, shipped).map((fault) => `${one.slug}: ${fault}`),
    )
    expect([...pages, ...issues]).toEqual([])
  })

  it('may link to pages that are there, with code, blocks, tabs, diagrams and parts of other pages', () => {
    const body = '## Next\n\n[[nvidia/there|this]], `[[not/a-link]]`\n\n:::applies kernel>=6.8\nText\n:::\n'
    const more =
      '\n{{include nvidia/there#a-part}}\n\n{{facts releases nvidia}}\n\n:::tabs\n:::tab fedora\nx\n:::\n\n```dot\ndigraph { a -> b }\n```\n'
    expect(faults(body + more)).toEqual([])
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
    [':::tabs\n:::tab windows\nx\n:::', 'this is none of'],
    ['{{include nvidia/nowhere}}', '{{include nvidia/nowhere}} shows nothing'],
    ['{{include nvidia/there#other-part}}', 'there is no such section'],
    ['{{include nvidia/round}}', 'in a circle'],
    ['{{facts releases matrox}}', 'no such driver'],
    ['{{facts signatures nvidia no-such-words}}', 'no such errors'],
    ['{{facts weather nvidia}}', 'none of releases'],
    ['```dot\ndigraph { a -> }\n```', 'a diagram is not drawn: Line 1'],
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

const tracker = 'https://github.com/NVIDIA/open-gpu-kernel-modules/issues/446'
const issue = (more: Partial<StarterIssue> = {}): StarterIssue => ({
  title: 'A known issue of the starter content',
  summary: 'What goes wrong, in a sentence.',
  vendor: 'nvidia',
  slug: 'an-issue',
  tags: ['nvidia', 'xid'],
  checked_against: 'NVIDIA 580.95',
  checked_on: '2026-12-01',
  status: 'fixed',
  component: 'nvidia',
  introduced_in: '575.51',
  fixed_in: '580.95',
  workaround: 'Stay on 570.',
  workaround_until: '580.95',
  devices: ['10de:2684'],
  architectures: ['Ada Lovelace'],
  drivers: ['nvidia'],
  signatures: ['nv-xid-79'],
  upstream: [tracker],
  body: `${filler.slice(0, 600)}\nA fact.[^a]\n\n[^a]: [One](${tracker})\n`,
  ...more,
})
const targets = { ...known, drivers: new Set(['nvidia']), signatures: new Set(['nv-xid-79']) }

describe('a known issue of the starter content', () => {
  it('is without fault when its facts can be read and its targets are there', () => {
    expect(issueFaultsOf(issue(), targets)).toEqual([])
  })

  const refused: [Partial<StarterIssue>, string][] = [
    [{ introduced_in: 'the newest' }, 'introducedIn: A version begins with a number'],
    [{ fixed_in: '575.51.00' }, 'fixed in 575.51.00, which is not after 575.51'],
    [{ workaround_until: '570.86' }, 'the workaround ends at 570.86, which is not after 575.51'],
    [{ workaround: '' }, 'a workaround that is not told ends'],
    [{ status: 'open' }, 'fixed in 580.95 but open'],
    [{ status: 'maybe' }, 'Choose one of the states.'],
    [{ devices: ['RTX 4090'] }, 'is no PCI id'],
    [{ architectures: ['Lovelace'] }, 'is no architecture that we list'],
    [{ drivers: ['nvidea'] }, 'no driver is named nvidea'],
    [{ signatures: ['nv-xid-9999'] }, 'no error is named nv-xid-9999'],
    [{ tags: ['xid', 'nvidia'] }, 'the first tag is not the vendor'],
    [{ upstream: [] }, 'no upstream link'],
    [{ upstream: ['issue 446'] }, 'is no web address'],
    [{ upstream: [tracker.replace('https', 'http')] }, 'is not https'],
    [{ upstream: [`${tracker}7`] }, 'is no source of the text'],
    [{ devices: [], architectures: [], drivers: [], signatures: [] }, 'touches nothing'],
    [{ body: issue().body.replace('https:', 'http:') }, 'is not https'],
    [{ body: 'Short.' }, '6 bytes of text'],
    [{ body: `:::applies kernel>=6.8\n${issue().body}` }, 'has no end'],
  ]
  it.each(refused)('is refused with %o', (more, fault) => {
    expect(issueFaultsOf(issue(more), targets).join('\n')).toContain(fault)
  })
})
