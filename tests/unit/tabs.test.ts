import { afterAll, describe, expect, it } from 'vitest'
import { appliesProblem } from '@/lib/markdown/applies-source'
import { closeRenderer } from '@/lib/markdown/pool'
import { renderMarkdown } from '@/lib/markdown/render'
import { listSections } from '@/lib/markdown/sections'
import { readTab } from '@/lib/markdown/tab-conditions'
import { applies } from '@/lib/reports/applies'
import { readConditions } from '@/lib/reports/conditions'
import { isStorable } from '@/lib/text/well-formed'
import { xssPayloads } from '../support/corpora'
import { parsedElements } from '../support/parsed-html'

afterAll(closeRenderer)

const render = (source: string) => renderMarkdown(source, { postKey: 'p1-' })
const withClass = async (source: string, name: string) =>
  parsedElements((await render(source)).html).filter(({ attributes }) =>
    (attributes.class ?? '').split(' ').includes(name),
  )

const installing = `:::tabs
:::tab fedora
## On Fedora

    dnf
:::tab debian, ubuntu
apt

:::applies kernel>=6.8
new
:::
:::tab driver:nvidia>=580
branch
:::
after`

describe('tabs', () => {
  it('are panels one below the other, each with its label and the ranges for a script', async () => {
    const panels = await withClass(installing, 'alternative')
    expect(panels.map(({ attributes }) => JSON.parse(attributes['data-validity'] ?? '')[0].subject)).toEqual([
      'distribution:fedora',
      'distribution:debian',
      'driver:nvidia',
    ])
    const names = await withClass(installing, 'alternative-name')
    expect(names.map(({ text }) => text)).toEqual([
      'Fedora',
      'Debian or Ubuntu',
      'NVIDIA driver 580 or newer',
    ])
    const [group] = await withClass(installing, 'alternatives')
    expect(group?.attributes['data-tabs']).toBe('Fedora | Debian or Ubuntu | NVIDIA driver 580 or newer')
    expect(await withClass(installing, 'applies')).toHaveLength(1)
    expect((await render(installing)).html).toMatch(/<\/div>\n<p>after<\/p>$/)
  })

  it('hold headings that are listed but begin no section to edit', async () => {
    const { headings } = await render(`${installing}\n\n## Next`)
    expect(headings.map(({ text, section }) => [text, section])).toEqual([
      ['On Fedora', null],
      ['Next', 1],
    ])
    expect(listSections(`${installing}\n\n## Next`).map(({ title }) => title)).toEqual(['', 'Next'])
  })

  it('stand in lists and within each other', async () => {
    const nested =
      ':::tabs\n:::tab amd\n:::tabs\n:::tab fedora\na\n:::tab arch\nb\n:::\n:::tab intel\nc\n:::\n'
    expect(await withClass(nested, 'alternatives')).toHaveLength(2)
    expect(await withClass(nested, 'alternative')).toHaveLength(4)
    expect(await withClass('- :::tabs\n  :::tab amd\n  x\n  :::\n', 'alternative')).toHaveLength(1)
  })

  it.each([
    [':::tabs\n:::tab windows\ntext\n:::', 'this is none of', 2],
    [':::tabs\n:::tab\ntext\n:::', 'say for whom the tab is', 2],
    [':::tab fedora\ntext\n', 'tab stands between :::tabs and :::.', 1],
    [':::tabs\n:::applies kernel>=6\n:::tab fedora\ntext\n:::\n:::', 'tab stands between', 3],
    [':::tabs\n:::tab fedora\ntext', 'has no end', 1],
    [':::tabs fedora\n:::tab fedora\ntext\n:::', 'write each tab below', 1],
  ])('that cannot be read say so and lose no word: %j', async (source, why, line) => {
    const { html, plain } = await render(source)
    expect(html.toLowerCase()).toContain(why.toLowerCase())
    expect(html).toContain('applies-problem')
    expect(plain).toContain('text')
    expect(appliesProblem(source)).toMatch(new RegExp(`line ${line}\\b`, 'i'))
  })

  it('let no payload out of a label', async () => {
    for (const { payload } of xssPayloads()
      .filter(({ payload: one }) => isStorable(one))
      .slice(0, 80)) {
      const line = payload.replace(/\n/g, ' ')
      const { html } = await render(`:::tabs\n:::tab "${line}"\nx\n:::tab ${line}\ny\n:::\n`)
      for (const { name, attributes } of parsedElements(html)) {
        expect(['script', 'img', 'svg', 'iframe', 'style']).not.toContain(name)
        expect(Object.keys(attributes).filter((one) => one.startsWith('on'))).toEqual([])
      }
    }
  })
})

describe('the condition of a tab', () => {
  it.each([
    ['fedora', 'Fedora', ['distribution:fedora']],
    ['Debian,  Ubuntu', 'Debian or Ubuntu', ['distribution:debian', 'distribution:ubuntu']],
    ['amd', 'AMD', ['vendor:amd']],
    ['amdgpu', 'amdgpu driver', ['driver:amdgpu']],
    ['driver:nvidia>=580', 'NVIDIA driver 580 or newer', ['driver:nvidia']],
    ['kernel>=6.8 "New kernels"', 'New kernels', ['kernel']],
    ['other', 'Other', []],
    ['"By hand"', 'By hand', []],
  ])('%j is %s', (text, label, subjects) => {
    const read = readTab(text)
    expect(read).toMatchObject({ ok: true, label })
    expect(read.ok && read.ranges.map(({ subject }) => subject)).toEqual(subjects)
  })

  it('of a vendor fits machines with its hardware and has no version', () => {
    const read = readConditions('vendor=nvidia,amd')
    const ranges = read.ok ? read.ranges : []
    expect(applies(ranges, { 'vendor:amd': null }).verdict).toBe('applies')
    expect(applies(ranges, { 'vendor:intel': null })).toMatchObject({
      verdict: 'does-not',
      reason: 'needs NVIDIA or AMD, your machine runs Intel',
    })
    expect(applies(ranges, { kernel: '6.8' }).verdict).toBe('unknown')
    expect(readConditions('vendor=nvidia>=580')).toMatchObject({ ok: false })
  })
})
