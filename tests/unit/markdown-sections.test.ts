import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { closeRenderer } from '@/lib/markdown/pool'
import { renderMarkdown } from '@/lib/markdown/render'
import { listSections, replaceSection, sectionText } from '@/lib/markdown/sections'

afterAll(closeRenderer)

const page = 'Intro\n\n# One ##\n\n1\n\n## Two\n\n```bash\n# not a heading\n```\n\n# Three\n\n3\n'

test('sections follow the headings outside fences and hold their subsections', () => {
  expect(listSections(page).map(({ title, depth }) => [title, depth])).toEqual([
    ['', 0],
    ['One', 1],
    ['Two', 2],
    ['Three', 1],
  ])
  expect(sectionText(page, 0)).toBe('Intro\n\n')
  expect(sectionText(page, 1)).toBe('# One ##\n\n1\n\n## Two\n\n```bash\n# not a heading\n```\n\n')
  expect(sectionText(page, 3)).toBe('# Three\n\n3\n')
  expect(sectionText(page, 4)).toBeNull()
})

test('a replaced section leaves every other byte as it was', () => {
  expect(replaceSection(page, 3, '# Drei')).toBe(page.replace('# Three\n\n3\n', '# Drei'))
  expect(replaceSection(page, 0, 'Hello')).toBe(page.replace('Intro', 'Hello'))
  expect(replaceSection(page, 9, 'x')).toBeNull()
  expect(replaceSection('', 0, 'first')).toBe('first')
})

const shapes = [
  { name: 'no newline at its end', text: '## Two\n\nnew', is: '## Two\n\nnew\n\n' },
  { name: 'one newline at its end', text: '## Two\n\nnew\n', is: '## Two\n\nnew\n\n' },
  { name: 'a blank line at its end', text: '## Two\n\nnew\n\n', is: '## Two\n\nnew\n\n' },
  { name: 'more blank lines than before', text: '## Two\n\nnew\n\n\n', is: '## Two\n\nnew\n\n\n' },
  { name: 'the line ends of Windows', text: '## Two\r\n\r\nnew\r\n', is: '## Two\n\nnew\n\n' },
  { name: 'an underlined heading', text: 'Two\n===\n\nnew\n---', is: 'Two\n===\n\nnew\n---\n\n' },
  { name: 'code with # lines', text: '## Two\n\n```sh\n# x\n```', is: '## Two\n\n```sh\n# x\n```\n\n' },
  { name: 'nothing in it', text: '', is: '' },
  { name: 'blank lines only', text: '\n \n', is: '' },
]

for (const { name, text, is } of shapes)
  test(`a section with ${name} keeps the blank line before the next heading`, () => {
    const source = 'Intro\n\n## Two\n\n```sh\n# old\n```\n\n## Three\n\n3\n'
    expect(replaceSection(source, 1, text)).toBe(`Intro\n\n${is}## Three\n\n3\n`)
    expect(replaceSection(source.replaceAll('\n', '\r\n'), 1, text)).toBe(`Intro\n\n${is}## Three\n\n3\n`)
  })

test('the last section ends as its author ended it', () => {
  for (const text of ['## Two\n\nnew', '## Two\n\nnew\n', '## Two\n\nnew\n\n'])
    expect(replaceSection('Intro\n\n## Two\n\nold\n', 1, text)).toBe(`Intro\n\n${text}`)
})

test('where headings followed the text at once, they still do', () => {
  expect(replaceSection('# One\none\n# Two\ntwo', 1, '# One\n1')).toBe('# One\n1\n# Two\ntwo')
  expect(replaceSection('# One\n# Two\n', 1, '# One\n\nnew')).toBe('# One\n\nnew\n# Two\n')
})

const line = fc.constantFrom(
  '# a',
  '## b',
  '',
  'text',
  '```',
  '~~~',
  '- a',
  '  # c',
  '> # d',
  '#',
  '#e',
  '    # f',
  '| a |',
  '===',
)

test('putting a section back changes nothing', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const source = lines.join('\n')
      for (const { index } of listSections(source)) {
        expect(replaceSection(source, index, sectionText(source, index) ?? '')).toBe(source)
      }
    }),
  )
})

test('the headings of a rendered page lead to their sections', async () => {
  const sources = fc.sample(fc.array(line, { maxLength: 30 }), 150).map((lines) => lines.join('\n'))
  for (const source of sources) {
    const { headings, degraded } = await renderMarkdown(source, { postKey: 'p1-' })
    const numbered = headings.flatMap(({ section, text }) => (section === null ? [] : [{ section, text }]))
    expect(degraded).toBe(false)
    for (const { section, text } of numbered)
      expect([source, listSections(source)[section]?.title]).toEqual([source, text])
  }
})
