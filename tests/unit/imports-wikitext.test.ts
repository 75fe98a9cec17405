import { describe, expect, it } from 'vitest'
import { convertWikitext } from '@/lib/imports/wikitext/convert'

const pages: Record<string, string> = { Xorg: 'nvidia/xorg', 'Kernel mode setting': 'general/kms' }

function convert(source: string) {
  const notes: string[] = []
  const converted = convertWikitext(source, {
    pathOf: (title) => pages[title] ?? null,
    note: (kind, name) => void notes.push(`${kind} ${name}`),
    addressOf: (title) => `https://wiki.example.org/title/${title.replaceAll(' ', '_')}`,
  })
  return { ...converted, notes }
}

const markdown = (source: string) => convert(source).markdown.trimEnd()

describe('wikitext becomes Markdown', () => {
  it.each([
    ['headings', "= One =\n== Two ==\n=== ''Three'' ===", '## One\n\n## Two\n\n### *Three*'],
    [
      'emphasis',
      "'''bold''' ''it'' '''''both''''' '''a ''b''' c''",
      '**bold** *it* ***both*** **a *b*** *c*',
    ],
    ['emphasis that is never closed', "'''bold\nnext", '**bold**\nnext'],
    ['an apostrophe', "it's the driver's ''own'' fault", "it's the driver's *own* fault"],
    ['list within list', '* a\n** b\n*# c\n* d', '- a\n  - b\n  1. c\n- d'],
    ['a list that begins deep', '*** a\n* b', '- a\n- b'],
    ['definitions', '; term : meaning\n;other\n: more', '- **term**\n\n  meaning\n- **other**\n\n  more'],
    ['text set off', ': aside', '> aside'],
    ['an item that goes on', '# one\n#: more', '1. one\n\n   more'],
    [
      'links',
      '[[Xorg]] [[xorg|X]] [[Xorg#Part|p]]s [[Kernel_mode setting]]',
      '[[nvidia/xorg|Xorg]] [[nvidia/xorg|X]] [[nvidia/xorg|p]]s [[general/kms|Kernel\\_mode setting]]',
    ],
    [
      'addresses',
      'https://a.org/b_c [https://a.org b] [https://a.org]',
      'https://a.org/b_c [b](https://a.org) <https://a.org>',
    ],
    [
      'other wikis',
      '[[wikipedia:Direct Rendering Manager|DRM]]',
      '[DRM](https://en.wikipedia.org/wiki/Direct_Rendering_Manager)',
    ],
    ['code', '<code>a `b`</code> {{ic|c}} <kbd>d</kbd>', '`` a `b` `` `c` `d`'],
    [
      'a block of code',
      '<syntaxhighlight lang="Bash">\nls | [[x]]\n</syntaxhighlight>',
      '```bash\nls | [[x]]\n```',
    ],
    ['lines with a space before', " a '''b'''\n c", '```\na b\nc\n```'],
    ['a fence within code', '<pre>\n```\n</pre>', '````\n```\n````'],
    ['notices', '{{Note|Mind\n* a}}', '> **Note:** Mind\n>\n> - a'],
    [
      'packages and manuals',
      '{{Pkg|mesa}} {{AUR|x}} {{man|8|modprobe}}',
      '[`mesa`](https://archlinux.org/packages/?q=mesa) [`x`](https://aur.archlinux.org/packages/x) [`modprobe(8)`](https://man.archlinux.org/man/modprobe.8)',
    ],
    ['a file with its name', '{{hc|/etc/x|a\nb}}', '`/etc/x`\n\n```\na\nb\n```'],
    [
      'related pages',
      '{{Related articles start}}\n{{Related|Xorg}}\n{{Related articles end}}',
      '**Related articles:**\n\n- [[nvidia/xorg|Xorg]]',
    ],
    [
      'footnotes',
      'a<ref name="n">See [https://a.org b]</ref> c<ref name="n" />\n<references />',
      'a[^ref-1] c[^ref-1]\n\n[^ref-1]: See [b](https://a.org)',
    ],
    ['what is not to be read', "<nowiki>''[[a]]''</nowiki>", "''\\[\\[a\\]\\]''"],
    ['comments, switches and entities', 'a<!-- b -->c __NOTOC__ &mdash; &#65; &lt;b&gt;', 'ac  — A <b>'],
    ['breaks', 'a<br>b<br />c', 'a\\\nb\\\nc'],
    ['a rule', 'a\n----\nb', 'a\n\n---\n\nb'],
    [
      'what Markdown would read',
      '2. *a* _b_ #12 @joe `c` <x>\n- d\n+ e',
      '2\\. \\*a\\* \\_b\\_ `#12` `@joe` \\`c\\` \\<x>\n\\- d\n\\+ e',
    ],
    [
      'a picture',
      '[[File:A b.png|thumb|A card]]',
      '[picture: A card](https://wiki.example.org/title/File:A_b.png)',
    ],
    [
      'a gallery',
      '<gallery>\nFile:A.png|One\n</gallery>',
      '- [picture: One](https://wiki.example.org/title/File:A.png)',
    ],
    ['a template we do not know', '{{Box|a|b=c}}', 'Box: a, b: c'],
  ])('%s', (_, source, wanted) => {
    expect(markdown(source)).toBe(wanted)
  })

  it('tables, with heads, spans, lists and lines in cells', () => {
    const source = `{| class="wikitable"
|+ Cards
! Name !! Year
|-
| rowspan="2" | [[Xorg|X]] || 2019
|-
| 2020
|-
| colspan=2 style="color:red" | wide
* one
* two
|}`
    const { markdown: table, notes } = convert(source)
    expect(table).toBe(`**Cards**

| Name | Year |
| --- | --- |
| [[nvidia/xorg\\|X]] | 2019 |
|  | 2020 |
| wide; one; two |  |
`)
    expect(notes).toHaveLength(2)
    expect(markdown('{|\n| a || b\n|}')).toBe('|  |  |\n| --- | --- |\n| a | b |')
  })

  it('says what the page is filed under and what could not be carried over', () => {
    const { categories, notes } = convert(
      'a [[Category:Graphics|x]] [[de:Foo]] [[Nowhere]] {{Odd}} {{Odd}} [[File:A.png]]\n{|\n|\n{|\n| b\n|}\n|}',
    )
    expect(categories).toEqual(['Graphics'])
    expect(notes).toEqual([
      'interlanguage de',
      'missing-link Nowhere',
      'template Odd',
      'template Odd',
      'image A.png',
      'nested-table without caption',
    ])
  })

  it('knows a redirect', () => {
    expect(convert('#REDIRECT [[Xorg#Part]]').redirect).toBe('Xorg#Part')
    expect(convert('No #REDIRECT [[Xorg]]').redirect).toBeNull()
  })
})

describe('hostile wikitext', () => {
  const pieces = [
    '{{',
    '}}',
    '[[',
    ']]',
    '[http://a',
    '{{a|',
    '[[a|',
    '{{{',
    '<ref>',
    '<nowiki>',
    '<b>',
    "'''",
    "''",
    '{|\n',
    '|-\n',
    '|',
    '\n* ',
    '\n:',
    '<!--',
    '&amp;',
    '{{Note|',
    '[[File:a|',
    '<pre>',
    '\n ',
    '==',
    '<a ',
    '\uE000',
    '{{bc|',
    '__TOC__',
    '~~~~',
  ]

  it.each(pieces)('%j a hundred thousand times costs as much for each as ten thousand times', (piece) => {
    const cost = (times: number) => {
      const work = { steps: 0 }
      const hooks = { pathOf: () => null, note: () => undefined, addressOf: () => null }
      convertWikitext(piece.repeat(times), hooks, work)
      return work.steps / times
    }
    expect(cost(100_000)).toBeLessThan(cost(10_000) * 1.5 + 1)
    expect(cost(10_000)).toBeLessThan(100)
  })

  it('in any mixture comes to an end and leaves no mark of ours', () => {
    let seed = 7
    const next = (most: number) => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % most
    }
    for (let round = 0; round < 300; round++) {
      const source = Array.from(
        { length: 60 },
        () => pieces[next(pieces.length)] + (next(3) === 0 ? 'a' : ''),
      ).join('')
      const work = { steps: 0 }
      const hooks = { pathOf: () => 'a/b', note: () => undefined, addressOf: () => null }
      const { markdown: text } = convertWikitext(source, hooks, work)
      expect(text).not.toMatch(/[\uE000-\uE002]/)
      expect(work.steps).toBeLessThan(20_000)
    }
  })

  it('nested deeper than anybody writes is cut to text, not lost', () => {
    const deep = `${'{{Note|'.repeat(500)}core${'}}'.repeat(500)}`
    expect(markdown(deep)).toContain('core')
    const pictures = `${'[[File:a.png|'.repeat(200)}core${']]'.repeat(200)}`
    expect(markdown(pictures)).toContain('core')
  })
})
