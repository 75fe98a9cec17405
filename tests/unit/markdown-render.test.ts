import { afterAll, describe, expect, test } from 'vitest'
import { languageNamed } from '@/lib/markdown/languages'
import { closeRenderer } from '@/lib/markdown/pool'
import { renderMarkdown } from '@/lib/markdown/render'
import { markWikiLinks } from '@/lib/markdown/wiki-links'
import { parsedElements } from '../support/parsed-html'

afterAll(closeRenderer)

const render = (source: string) => renderMarkdown(source, { postKey: 'p1-' })

describe('links', () => {
  test('pages, people and questions are linked in prose only', async () => {
    const rendered = await render(
      '[[nvidia/a]] [[AMD/Ring timeouts|rings]] @Ada, @ada and #42, `@no #1`, a@b.com, x#9',
    )
    expect(rendered).toMatchObject({
      wikiLinks: ['nvidia/a', 'amd/ring-timeouts'],
      mentions: ['ada'],
      questionRefs: [42],
    })
    expect(rendered.html).toContain(
      '<a href="/wiki/amd/ring-timeouts" class="wiki-link" data-page="amd%2Fring-timeouts">rings</a>',
    )
    expect(rendered.html).toContain('<a href="/questions/42" class="question-ref">#42</a>')
  })

  test('a link is marked as missing and back again without parsing', async () => {
    const { html } = await render('[[nvidia/a]] and [[nvidia/b]]')
    const marked = markWikiLinks(html, { pageExists: (path) => path === 'nvidia/a' })
    expect(marked).toContain('href="/wiki/new?path=nvidia%2Fb" class="wiki-link missing"')
    expect(markWikiLinks(marked, { pageExists: () => true })).toBe(html)
  })

  test('nobody can write a link that looks marked', async () => {
    const fake = '<a href="/wiki/x" class="wiki-link" data-page="nvidia%2Fx">'
    const { html } = await render(`${fake} [a](/b '${fake}') ![${fake}](/c)`)
    expect(markWikiLinks(html, { pageExists: () => false })).toBe(html)
  })

  test('outside links carry rel, links without scheme become https, others lose their target', async () => {
    const { html } = await render(
      '[a](http://x.org) [b](//x.org/y) [c](/wiki) [d](javascript:alert(1)) [e](#top)',
    )
    expect(
      parsedElements(html)
        .filter(({ name }) => name === 'a')
        .map(({ attributes }) => attributes),
    ).toEqual([
      { href: 'http://x.org/', rel: 'nofollow ugc noopener' },
      { href: 'https://x.org/y', rel: 'nofollow ugc noopener' },
      { href: '/wiki' },
      {},
      { href: '#user-content-p1-top' },
    ])
  })

  test('pictures are not loaded', async () => {
    const { html } = await render('![log](https://x.org/a.png) [![b](/c.png)](/d)')
    expect(html).toContain('>image: log</a> <a href="/d">image: b</a>')
    expect(html).not.toContain('<img')
  })
})

describe('structure', () => {
  test('headings start at h2, skip no level and have ids of their own', async () => {
    const { headings } = await render('# A\n\n### B\n\n### B\n\n# Footnote label\n\n> ## C\n')
    expect(headings).toEqual([
      { id: 'user-content-p1-a', text: 'A', depth: 2, section: 1 },
      { id: 'user-content-p1-b', text: 'B', depth: 3, section: 2 },
      { id: 'user-content-p1-b-1', text: 'B', depth: 3, section: 3 },
      { id: 'user-content-p1-footnote-label', text: 'Footnote label', depth: 2, section: 4 },
      { id: 'user-content-p1-c', text: 'C', depth: 3, section: null },
    ])
  })

  test('three posts with footnotes share a page', async () => {
    const posts = await Promise.all(
      ['p1-', 'p2-', 'c3-'].map((postKey) =>
        renderMarkdown('# A\n\nx[^1] y[^1]\n\n[^1]: z\n\n# fn 1', { postKey }),
      ),
    )
    const elements = parsedElements(posts.map(({ html }) => html).join(''))
    const ids = elements.flatMap(({ attributes: { id } }) => id ?? [])
    const targets = elements.flatMap(({ attributes: { href } }) => href?.slice(1) ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    expect(targets.filter((target) => !ids.includes(target))).toEqual([])
    expect(targets).toHaveLength(12)
  })

  test('tables scroll and boxes are signs', async () => {
    const { html } = await render('| a |\n|--:|\n| 1 |\n\n- [x] done')
    expect(html).toContain('<div class="table-scroll" tabindex="0" role="group" aria-label="Table"><table>')
    expect(html).toContain('<td class="align-right">1</td>')
    expect(html).toContain('<span class="task" role="img" aria-label="done">☑</span>')
  })

  test('the excerpt is prose and the plain text is everything', async () => {
    const { excerpt, plain } = await render(`# Title\n\n${'word '.repeat(100)}\n\n\`\`\`\ncode\n\`\`\``)
    expect(excerpt.length).toBeLessThanOrEqual(280)
    expect(excerpt).toMatch(/^word word.*word…$/)
    expect(plain).toMatch(/^Title\nword.*\ncode$/s)
  })

  test('a post key that is not one is a mistake of ours', async () => {
    await expect(renderMarkdown('a', { postKey: '' })).rejects.toThrow(TypeError)
  })
})

describe('code', () => {
  test('colours are classes', async () => {
    const { html } = await render('```c\nint main(void) { return 0; } // x\n```')
    expect(html).toContain('// x</span>')
    expect(html).not.toContain('style=')
  })

  test('a command block says what it does to the system', async () => {
    const { html } = await render(
      '```bash risk=changes\nsudo dkms autoinstall\n```\n\n```bash risk=<b>\nls\n```',
    )
    expect(html.match(/code-risk-\w+/g)).toEqual(['code-risk-changes'])
    expect(html).toContain('>Changes the system</span>')
  })

  test('long logs are numbered and folded, code is not', async () => {
    const lines = Array.from({ length: 31 }, (_, line) => `line ${line}`).join('\n')
    const { html } = await render(`\`\`\`log\n${lines}\n\`\`\`\n\n\`\`\`c\n${lines}\n\`\`\``)
    expect(html).toContain('<summary>Log, 31 lines</summary>')
    expect(html).toContain('id="user-content-p1-c1-L31"')
    expect(html.match(/<details>/g)).toHaveLength(1)
    expect(html).not.toContain('-c2-L')
  })

  test('unknown languages are plain text', () => {
    expect(languageNamed('brainf').id).toBe('text')
    expect(languageNamed('__proto__').id).toBe('text')
    expect(languageNamed('SH').id).toBe('bash')
  })

  test('no language and no hostile line costs a worker', { timeout: 120_000 }, async () => {
    const languages = (
      'bash console log c cpp python json yaml ini toml diff make dockerfile rust js ts sql xml nix cmake glsl asm ' +
      'csharp php ruby go perl lua java haskell'
    ).split(' ')
    const patterns = [
      '<a ',
      '{"a":[',
      '$$$$',
      '/a"b\'`${',
      '((((',
      '"\\',
      "'''",
      '#{',
      '/*',
      '::<',
      '@a.',
      '&a ',
      '\t- ',
    ]
    for (const language of languages) {
      const lines = patterns.flatMap((pattern) => [
        pattern.repeat(900 / pattern.length),
        pattern.repeat(80 / pattern.length),
      ])
      const { degraded, html } = await render(`\`\`\`${language}\n${lines.join('\n')}\n\`\`\``)
      expect({ language, degraded }).toEqual({ language, degraded: false })
      expect(html).toContain('<figure class="code-block"')
    }
  })
})
