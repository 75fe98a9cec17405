import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { appliesProblem } from '@/lib/markdown/applies-source'
import { bounds, brokenBound } from '@/lib/markdown/bounds'
import { closeRenderer } from '@/lib/markdown/pool'
import { renderMarkdown } from '@/lib/markdown/render'
import { listSections, replaceSection, sectionText } from '@/lib/markdown/sections'
import { xssPayloads } from '../support/corpora'
import { parsedElements } from '../support/parsed-html'

afterAll(closeRenderer)

const render = (source: string) => renderMarkdown(source, { postKey: 'p1-' })
const blocksOf = async (source: string) =>
  parsedElements((await render(source)).html).filter(({ attributes }) => attributes.class === 'applies')

describe('a block that holds for some machines', () => {
  it('is shown whole, with a label and with the ranges for a script', async () => {
    const { html } = await render(
      ':::applies driver=nvidia>=550 distribution=ubuntu\nInstall **it**.\n:::\nAfter',
    )
    expect(html).toContain(
      '<summary><span>Applies to: NVIDIA driver 550 or newer, Ubuntu</span> <span data-verdict="">',
    )
    expect(html).toContain(
      '<div class="applies-body"><p>Install <strong>it</strong>.</p></div></details>\n<p>After</p>',
    )
    const [block] = await blocksOf(':::applies kernel>=6.8\nx\n:::')
    expect(block?.attributes).toMatchObject({ open: '' })
    expect(JSON.parse(block?.attributes['data-validity'] ?? '')).toEqual([
      { subject: 'kernel', from: '6.8', to: null, through: false },
    ])
  })

  it('holds all other Markdown, and stands in lists, quotations, footnotes and other blocks', async () => {
    const inner = '- a\n- b\n\n```bash\n:::\n```\n\n|a|b|\n|-|-|\n|1|2|\n\n[x][far] [^1]'
    const around = '\n[far]: https://example.org\n[^1]: note\n'
    const { html, headings } = await render(`:::applies kernel>=6\n## In it\n${inner}\n:::\n${around}`)
    expect(html.match(/<(ul|figure|table|sup|h2 id)/g)).toEqual([
      '<h2 id',
      '<ul',
      '<figure',
      '<table',
      '<sup',
    ])
    expect(html).toContain('href="https://example.org/"')
    expect(headings.map(({ text }) => text)).toEqual(['In it'])
    const mark = ':::applies kernel>=6'
    expect(await blocksOf(`- a\n\n  ${mark}\n  b\n  :::\n`)).toHaveLength(1)
    expect(await blocksOf(`> ${mark}\n> b\n> :::\n`)).toHaveLength(1)
    expect(await blocksOf(`a[^1]\n\n[^1]: b\n\n    ${mark}\n    c\n    :::\n`)).toHaveLength(1)
    expect(await blocksOf(`${mark}\n::: applies mesa<25\nb\n:::\n\n::::\n`)).toHaveLength(2)
    expect(await blocksOf(`${mark}\nNo :::\n- item\n:::\nrest`)).toHaveLength(1)
  })

  it('is code within code, and a word is no mark', async () => {
    for (const source of [
      '```\n:::applies kernel>=6\nx\n:::\n```',
      '    :::applies kernel>=6\n\n:::',
      ':::appliesto x\n:::',
    ])
      expect(await blocksOf(source), source).toEqual([])
  })
})

describe('what cannot be a block', () => {
  it.each([
    [':::applies kernal>=6\ntext\n:::', 'this is none of driver'],
    [':::applies\ntext\n:::', 'Say for what it holds'],
    [':::applies kernel>=6\ntext', 'has no end'],
    ['- :::applies kernel>=6\n  text\n\n:::', 'has no end'],
  ])('%j says so and stays', async (source, why) => {
    const { html, plain } = await render(source)
    expect(html).toContain('class="applies-problem"')
    expect(html).toContain(why)
    expect(plain).toContain(':::applies')
    expect(plain).toContain('text')
  })

  it('is said with its line when a text is saved, where it is surely one', () => {
    expect(appliesProblem('a\n\n:::applies kernal>=6\nb\n:::')).toMatch(
      /^Line 3: “kernal>=6”: this is none of/,
    )
    expect(appliesProblem('a\n:::applies kernel>=6\nb')).toMatch(/begins at line 2 has no end/)
    for (const fine of [
      ':::applies kernel>=6\nb\n:::',
      '```\n:::applies x\n```',
      '- a\n  :::applies x',
      ':::',
      ':::note\n',
    ])
      expect(appliesProblem(fine), fine).toBeNull()
  })
})

it('no payload gets out of a condition', { timeout: 120_000 }, async () => {
  const allowed = new Set(['details', 'summary', 'span', 'div', 'p', 'code', 'strong'])
  for (const { id, payload } of xssPayloads()) {
    if (payload.includes('\0') || !payload.isWellFormed()) continue
    const line = payload.replace(/\s+/g, ' ').slice(0, 200)
    for (const mark of [`:::applies ${line}`, `:::applies kernel>=6${line}`, `:::applies driver=${line}`]) {
      const { html } = await render(`${mark}\n\nx\n\n:::`)
      const found = parsedElements(html.slice(0, html.indexOf('<p>x</p>')))
      expect(
        found.filter(({ name }) => !allowed.has(name)).map(({ name }) => name),
        id,
      ).toEqual([])
      const strange = found.flatMap(({ attributes }) => Object.keys(attributes))
      const known = ['class', 'open', 'data-validity', 'data-verdict']
      expect(
        strange.filter((name) => !known.includes(name)),
        id,
      ).toEqual([])
    }
  }
})

const pieces = [
  ':::applies kernel>=6.8',
  ':::applies kernal',
  ':::',
  '::: ',
  '- ',
  '> ',
  '## head',
  '```',
  '|a|b|',
  '|-|-|',
  '    ',
]

it('never loses a word, however marks and Markdown meet', { timeout: 60_000 }, async () => {
  const line = fc.oneof(
    fc.constantFrom(...pieces, ''),
    fc
      .tuple(fc.constantFrom('', '- ', '> ', '  ', '1. ', '    '), fc.constantFrom(...pieces, ''))
      .map(([a, b]) => a + b),
    fc.nat(9_999).map((number) => `word${number}`),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (lines) => {
      const source = lines.join('\n')
      const { html } = await render(source)
      const words = (text: string) => (text.match(/word\d+/g) ?? []).sort()
      // In the order and the number in which they were written; an info string of a fence is no text.
      expect(words(html.replace(/<[^>]*>/g, ' '))).toEqual(words(source))
      expect(html.match(/<details class="applies"/g)?.length ?? 0).toBe(
        html.match(/<\/div><\/details>/g)?.length ?? 0,
      )
      const sections = listSections(source)
      for (const { index } of sections)
        expect(replaceSection(source, index, sectionText(source, index) ?? '')).toBe(source)
    }),
    { numRuns: 400 },
  )
})

it('a section never ends within a block', () => {
  const page =
    '# A\n:::applies kernel>=6\n## In\n:::applies mesa<25\n# Deep\n:::\n:::\n## B\n:::applies kernel>=6\n## C\n'
  expect(listSections(page).map(({ title }) => title)).toEqual(['', 'A', 'B', 'C'])
  expect(sectionText(page, 1)).toBe(page)
})

describe('bombs of marks', { timeout: 30_000 }, () => {
  const mark = ':::applies kernel>=6.8'
  const bombs: [string, string][] = [
    ['many blocks', `${mark}\n:::\n`.repeat(2_500)],
    ['deep ones', `${mark}\n`.repeat(2_000)],
    ['deep ones in quotations', `> - ${mark}\n`.repeat(2_000)],
    ['ends without a beginning', ':::\n'.repeat(16_000)],
    ['one endless line of colons', ':'.repeat(65_000)],
    ['an endless condition', `${mark}${' kernel>=6.8'.repeat(5_000)}\n:::`],
    ['endless white space', `:::applies${' '.repeat(30_000)}\t${' '.repeat(30_000)}x\n:::`],
    ['nearly marks', ':::applie\n'.repeat(6_500)],
    ['marks that interrupt', `a\n${mark}\n`.repeat(90) + 'b\n:::\n'.repeat(2_000)],
  ]
  it.each(bombs)('%s', async (_, source) => {
    const text = source.slice(0, bounds.length)
    const started = performance.now()
    brokenBound(text)
    appliesProblem(text)
    listSections(text)
    expect(performance.now() - started).toBeLessThan(500)
    const { html, degraded, degradedBy } = await render(text)
    expect(html.length).toBeLessThan(1_000_000)
    if (degraded) expect(degradedBy).toMatch(/\.$/)
  })
})
