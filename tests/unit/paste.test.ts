import { describe, expect, it } from 'vitest'
import { fenced } from '@/lib/paste/fence'
import { markdownFromHtml } from '@/lib/paste/html'
import { looksLikeLog } from '@/lib/paste/log'
import { tableFromSheet } from '@/lib/paste/sheet'
import { pastedHtml } from '../support/pasted-html'

const paste = (html: string) => markdownFromHtml(pastedHtml(html))

describe('pasted HTML', () => {
  it('of a table in a browser becomes a table', () => {
    expect(
      paste(`<html><body><!--StartFragment--><table style="border: 1px"><thead><tr><th>Driver</th><th>Kernel</th></tr></thead>
      <tbody><tr><td><a href="https://nvidia.test/580">580.95</a></td><td>6.17 | <code>6.18</code></td></tr></tbody></table><!--EndFragment--></body></html>`),
    ).toBe('| Driver | Kernel |\n| - | - |\n| [580.95](https://nvidia.test/580) | 6.17 \\| `6.18` |')
  })

  it('of Google Docs keeps bold, italics and lists, and not its bold wrapper', () => {
    expect(
      paste(`<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1f0"><h2 dir="ltr"><span style="font-weight:400">Steps</span></h2>
      <p dir="ltr"><span style="font-size:11pt;font-weight:400;font-style:normal">Load </span><span style="font-weight:700;">early</span><span style="font-style:italic">, always</span></p>
      <ul><li dir="ltr"><p dir="ltr" role="presentation"><span>one</span></p></li><li><p><span style="font-family:'Courier New',monospace">two</span></p></li></ul></b>`),
    ).toBe('## Steps\n\nLoad **early**_, always_\n\n- one\n\n- `two`')
  })

  it('of a comment on GitHub keeps code with its language, and task lists', () => {
    expect(
      paste(`<p dir="auto">Run <code class="notranslate">dkms status</code>:</p><div class="highlight highlight-source-shell"><pre class="notranslate">sudo dkms <span class="pl-s">status</span>
dkms build</pre><div class="zeroclipboard-container"><clipboard-copy>Copy</clipboard-copy></div></div>
<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" checked disabled> built</li></ul>
<blockquote><p>Said <a class="user-mention" href="https://github.com/ada">@ada</a></p></blockquote>`),
    ).toBe(
      'Run `dkms status`:\n\n```bash\nsudo dkms status\ndkms build\n```\n\n- [x] built\n\n> Said [@ada](https://github.com/ada)',
    )
  })

  it('of MediaWiki comes without its links to edit, and relative links become their words', () => {
    expect(
      paste(`<h3><span class="mw-headline" id="Early">Early loading</span><span class="mw-editsection"><a href="/index.php?action=edit">edit</a></span></h3>
      <table class="wikitable"><tbody><tr><th>Option</th><th>Default</th></tr><tr><td><a href="/title/Modeset">modeset</a></td><td colspan="1"><p>0</p></td></tr></tbody></table>`),
    ).toBe('### Early loading\n\n| Option | Default |\n| - | - |\n| modeset | 0 |')
  })

  it('of Word loses its own elements', () => {
    expect(
      paste(`<p class="MsoNormal"><b>Driver<o:p></o:p></b><!--[if gte mso 9]><xml>x</xml><![endif]--></p>`),
    ).toBe('**Driver**')
  })

  it('that is hostile leaves nothing that runs, loads or leads astray', () => {
    const markdown =
      paste(`<script>alert(1)</script><style>*{}</style><img src=x onerror=alert(1)><svg onload=alert(1)><a href="x">s</a></svg>
      <a href="javascript:alert(1)">click</a> <a href="data:text/html,x">data</a> <iframe src="https://evil.test"></iframe><img src="data:image/png;base64,AAAA">
      <form action="https://evil.test"><input value="secret"><button>go</button></form><p><b onclick="x">bold</b></p> <template><b>t</b></template><math><mi>m</mi></math>`)
    expect(markdown).toBe('click data\n\n**bold**')
  })

  it.each([
    ['without structure', '<meta charset="utf-8"><span style="color:red">plain words</span>'],
    [
      'from an editor of code',
      '<div style="color:#ccc;font-family:\'Fira Code\', monospace;white-space: pre;"><div><b>const</b> a</div></div>',
    ],
  ])('%s is left to the browser', (_, html) => {
    expect(paste(html)).toBeNull()
  })
})

describe('pasted cells', () => {
  it('of LibreOffice become a table, numbers to the right', () => {
    expect(tableFromSheet('Card\tScore\n"RTX ""4090"""\t12.5\n"two\nlines"\t7\n')).toBe(
      '| Card | Score |\n| --- | ---: |\n| RTX "4090" | 12.5 |\n| two lines | 7 |',
    )
  })

  it.each([
    ['a Makefile', 'all:\n\tmake -C src\n\tmake install\n'],
    ['code set in by tabs', '\tif (x)\n\treturn;\n'],
    ['one line', 'a\tb\n'],
    ['no tabs', 'a b\nc d\n'],
    ['lines of different width', 'a\tb\nc\n'],
  ])('that are %s stay as they are', (_, text) => {
    expect(tableFromSheet(text)).toBeNull()
  })
})

describe('a pasted log', () => {
  const lines = (line: string, times = 6) => Array.from({ length: times }, () => line).join('\n')
  it.each([
    ['dmesg', lines('[    3.141592] nvidia: module license taints kernel.')],
    ['journalctl', lines('Dec 01 10:00:00 box kernel: NVRM: Xid (PCI:0000:01:00): 79')],
    ['Xorg', lines('[    12.345] (EE) NVIDIA(0): Failed to initialize')],
    ['timestamps', lines('2026-12-01T10:00:00+0100 box Xorg[1]: x')],
  ])('is known: %s', (_, text) => {
    expect(looksLikeLog(text)).toBe(true)
  })

  it.each([
    ['prose', lines('I tried the driver of 2026-12-01 and it failed.')],
    ['a line or two', lines('[    3.141592] nvidia: x', 2)],
    ['a list of brackets', lines('[ ] a task')],
  ])('is not: %s', (_, text) => {
    expect(looksLikeLog(text)).toBe(false)
  })

  it('that holds a fence gets a longer one', () => {
    expect(fenced('a\n```\nb\n', 'log')).toBe('````log\na\n```\nb\n````')
  })
})
