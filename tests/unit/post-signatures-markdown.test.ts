import { afterAll, describe, expect, it } from 'vitest'
import { closeRenderer } from '@/lib/markdown/pool'
import { renderMarkdown } from '@/lib/markdown/render'
import { parsedElements } from '../support/parsed-html'

afterAll(closeRenderer)

const render = (source: string) => renderMarkdown(source, { postKey: 'p1-' })
const link = (path: string, text: string) => `<a href="/errors/${path}" class="error-code">${text}</a>`

describe('error codes in posts', () => {
  it('become links in prose, headings, lists and tables', async () => {
    const { html, signatures } = await render(
      '## After Xid 79\n\n- **cudaErrorSystemNotReady** since today\n\n| a |\n|---|\n| ring gfx_0.0.0 timeout |\n',
    )
    expect(html).toContain(link('nvidia/xid-79', 'Xid 79'))
    expect(html).toContain('>cudaErrorSystemNotReady</a>')
    expect(html).toContain(link('amd/ring-timeout', 'ring gfx_0.0.0 timeout'))
    expect(signatures).toEqual(expect.arrayContaining(['nv-xid-79', 'amd-ring-timeout']))
  })

  it('stay as they are inside links and code, unless a piece of code is nothing but the code', async () => {
    const { html } = await render('[Xid 79](/x) `dmesg | grep Xid 79` `Xid 31`\n\n```\nNVRM: Xid 43\n```')
    expect(html).toContain('<a href="/x">Xid 79</a>')
    expect(html).toContain('<code>dmesg | grep Xid 79</code>')
    expect(html).toContain(link('nvidia/xid-31', '<code>Xid 31</code>'))
    expect(parsedElements(html).filter(({ attributes }) => attributes.class === 'error-code')).toHaveLength(1)
  })

  it('are found in the logs of a post too, and in a text that cannot be rendered', async () => {
    const log = 'NVRM: Xid (PCI:0000:01:00): 79, pid=2714, name=render, Ch 00000008'
    expect((await render(`It died.\n\n\`\`\`\n${log}\n\`\`\``)).signatures).toEqual(['nv-xid-79'])
    const plain = await render(`${log}\n${'['.repeat(60)}`)
    expect([plain.degraded, plain.signatures]).toEqual([true, ['nv-xid-79']])
    expect((await render('Nothing is wrong here at all.')).signatures).toEqual([])
  })

  it('cannot make a text too large or slow, however many there are', async () => {
    const started = performance.now()
    const many = await render('Xid 79 *a* '.repeat(2_500).replaceAll('Xid 79 *a* '.repeat(10), '$&\n\n'))
    expect(many.degraded).toBe(false)
    expect(many.html.split('class="error-code"')).toHaveLength(101)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('nobody writes a link that looks like one of them and leads elsewhere', async () => {
    const { html } = await render(
      '<a href="//evil.example" class="error-code">Xid 79</a> [Xid 79](//evil.example)',
    )
    const links = parsedElements(html).filter(({ name }) => name === 'a')
    for (const { attributes } of links)
      if (attributes.class === 'error-code') expect(attributes.href).toBe('/errors/nvidia/xid-79')
  })
})
