import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { relinkMarkdown } from '@/lib/imports/folder/links'
import { readMatter } from '@/lib/imports/folder/matter'
import { folderSource } from '@/lib/imports/folder/source'
import { readZip } from '@/lib/imports/folder/zip'
import { importInput } from '@/lib/imports/input'
import { ZIP_ENTRIES_MAX } from '@/lib/imports/limits'
import { planImport } from '@/lib/imports/plan'
import { newFindings } from '@/lib/imports/report'
import { reportText } from '@/lib/imports/report-text'
import type { ReadyPage } from '@/lib/imports/types'

const options = importInput.parse({ vendor: 'general', tags: 'wayland' })
const facts = { vendors: new Set(['general', 'nvidia']), attachments: async () => new Set<string>() }

async function pagesOf(files: Record<string, string | Uint8Array>) {
  const packed = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, typeof text === 'string' ? strToU8(text) : text]),
  )
  const source = folderSource(readZip('docs.zip', zipSync(packed)), options, facts)
  const findings = newFindings()
  const plan = planImport(await source.survey(findings), options, new Map(), findings)
  const pages: ReadyPage[] = []
  for await (const page of source.pages(plan, findings)) pages.push(page)
  return { pages, findings, plan }
}

describe('a folder of Markdown', () => {
  it('becomes pages with what their front matter says', async () => {
    const { pages } = await pagesOf({
      'guides/install.md': `---\ntitle: Installing\ndescription: How it is done.\ntags: [kernel, "AMD GPU"]\nchecked_on: 2026-01-02\ndate: 2024-05-06T07:08:09Z\nauthor: Ann\naliases: [/guides/old-install/]\n---\n# Installing\n\nSee [the other](../other.md#part) and [this](https://a.org).\n`,
      'other.md': 'Text without any front matter, but long enough for a lead.\n',
    })
    expect(pages[0]).toMatchObject({
      ...{ path: { vendor: 'general', slug: 'install' }, title: 'Installing', lead: 'How it is done.' },
      ...{ topic: 'Guides', tags: ['wayland', 'kernel', 'amd-gpu'], checkedOn: '2026-01-02' },
      aliases: [{ vendor: 'general', slug: 'old-install' }],
    })
    expect(pages[0]?.revisions[0]).toMatchObject({
      ...{ byline: 'Ann', at: new Date('2024-05-06T07:08:09Z') },
      body: 'See [[general/other|the other]] and [this](https://a.org).\n',
    })
    expect(pages[1]).toMatchObject({
      title: 'Other',
      lead: 'Text without any front matter, but long enough for a lead.',
    })
  })

  it('goes to the shelf a file names, when there is one', async () => {
    const { pages } = await pagesOf({
      'a.md': '---\npath: nvidia/own-place\n---\nSome text that is long enough.',
      'b.md': '---\npath: matrox/b\n---\nSome text that is long enough.',
    })
    expect(pages.map(({ path }) => path)).toEqual([
      { vendor: 'nvidia', slug: 'own-place' },
      { vendor: 'general', slug: 'b' },
    ])
  })

  it('says what it leaves out and why', async () => {
    const { findings, pages } = await pagesOf({
      'README.md': 'About the folder.',
      '.git/config': 'x',
      'picture.png': 'x',
      'broken.md': '---\ntitle: [\n---\ntext',
      'latin.md': new Uint8Array([0x67, 0xe9, 0x21]),
      'huge.md': 'word '.repeat(80_000),
      'bomb.md': `---\na: &a [x]\n${Array.from({ length: 12 }, (_, at) => `${'bcdefghijklm'[at]}: &${'bcdefghijklm'[at]} [*${'abcdefghijkl'[at]},*${'abcdefghijkl'[at]},*${'abcdefghijkl'[at]},*${'abcdefghijkl'[at]},*${'abcdefghijkl'[at]}]`).join('\n')}\n---\ntext`,
      'good.md': 'Some text that is long enough. ![a](picture.png)',
    })
    expect(pages.map(({ name }) => name)).toEqual(['good.md'])
    expect(findings.skipped.names.map(({ name }) => name).sort()).toEqual([
      'bomb.md',
      'broken.md',
      'latin.md',
    ])
    expect(findings.tooLong.names).toEqual([{ name: 'huge.md', characters: 400_000 }])
    expect(Object.keys(findings.leftOut.names).sort()).toEqual([
      'files about the folder',
      'files that are no Markdown (.png)',
      'hidden files and folders',
    ])
    expect(findings.notes.image.total).toBe(1)
    expect(reportText(findings, { source: 'docs', dryRun: true })).toContain('- huge.md: 400000 characters')
  })
})

describe('an archive that means harm', () => {
  it('with paths out of it brings only what stays within', () => {
    const text = strToU8('Some text that is long enough.')
    const folder = readZip(
      'x.zip',
      zipSync({
        '../up.md': text,
        '/etc/passwd.md': text,
        'C:\\win.md': text,
        'a/../../b.md': text,
        'fine.md': text,
      }),
    )
    expect(folder.files.map(({ path }) => path)).toEqual(['fine.md'])
    expect(folder.leftOut).toHaveLength(4)
  })

  it('that unpacks to far more than it is, is refused while it unpacks', () => {
    const bomb = zipSync({ 'a.md': new Uint8Array(40_000_000) }, { level: 9 })
    expect(() => readZip('x.zip', bomb)).toThrow(/200 times its size/)
  })

  it('with too many files, cut off or damaged is refused with the reason', () => {
    const many = Object.fromEntries(
      Array.from({ length: ZIP_ENTRIES_MAX + 1 }, (_, at) => [`${at}.md`, new Uint8Array()]),
    )
    expect(() => readZip('x.zip', zipSync(many, { level: 0 }))).toThrow(/more than 20,000 entries/)
    const good = zipSync({ 'a.md': strToU8('text '.repeat(1000)), 'b.md': strToU8('x') })
    expect(() => readZip('x.zip', good.subarray(0, good.length - 30))).toThrow(/cut off/)
    expect(() => readZip('x.zip', good.subarray(0, 50))).toThrow(/cut off|damaged/)
    const damaged = Uint8Array.from(good)
    damaged.fill(0xff, 36, 46)
    expect(() => readZip('x.zip', damaged)).toThrow(/damaged|cut off/)
  })
})

describe('links between files', () => {
  const rules = {
    pageAt: (path: string) => (path === 'a/b.md' ? 'general/b' : null),
    fileAt: () => null,
    onPicture: () => undefined,
    onBroken: () => undefined,
  }

  it('become links between pages, code and outside addresses stay', () => {
    const source =
      '[x](b.md) [y](./b.md "t") [z](../c.md)\n```\n[x](b.md)\n```\n[o](https://a.org/b.md) [p](/abs.md)'
    expect(relinkMarkdown(source, 'a/start.md', rules)).toBe(
      '[[general/b|x]] [[general/b|y]] z\n```\n[x](b.md)\n```\n[o](https://a.org/b.md) [p](/abs.md)',
    )
  })

  it('leave a line of brackets as it is', () => {
    const line = '['.repeat(100_000)
    expect(relinkMarkdown(line, 'a.md', rules)).toBe(line)
  })
})

it('front matter ends where it ends', () => {
  expect(readMatter('---\ntitle: A\n---\n\ntext\n---\nmore')).toMatchObject({
    matter: { title: 'A' },
    body: 'text\n---\nmore',
  })
  expect(readMatter('---\nno end')).toMatchObject({ hasMatter: false, body: '---\nno end' })
  expect(readMatter('\uFEFF---\r\ntitle: 6.10\r\n---\r\ntext')).toMatchObject({
    matter: { title: '6.1' },
    body: 'text',
  })
})
