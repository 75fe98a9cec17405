import { afterAll, describe, expect, it } from 'vitest'
import { diagramProblem, parseDiagram } from '@/lib/diagrams/parse'
import { diagramWords } from '@/lib/diagrams/words'
import { closeRenderer } from '@/lib/markdown/pool'
import { renderMarkdown } from '@/lib/markdown/render'
import { isStorable } from '@/lib/text/well-formed'
import { xssPayloads } from '../support/corpora'
import { parsedElements } from '../support/parsed-html'

afterAll(closeRenderer)

const fenced = (dot: string) => `\`\`\`dot\n${dot}\n\`\`\`\n`
const render = async (source: string) => (await renderMarkdown(source, { postKey: 'p1-' })).html

const stack = `digraph {
  label="From a program to the card"; rankdir=LR
  node [style=rounded]
  subgraph cluster_user { label="User space"; app [label="Program"]; mesa [label="Mesa\\n(RADV)"] }
  app -> mesa [label="Vulkan"]
  mesa -> kernel -> card [style=dashed, color=red]
}`

describe('a diagram', () => {
  it('is a picture with a name, a caption and the same in words', async () => {
    const html = await render(fenced(stack))
    expect(html).toContain('<figcaption>From a program to the card</figcaption>')
    expect(html).toContain('role="img" aria-label="Diagram: From a program to the card"')
    expect(html).toContain('aria-describedby="user-content-p1-c1-words"')
    expect(html).toContain(
      '<ul id="user-content-p1-c1-words"><li>User space holds Program and Mesa (RADV).</li>',
    )
    expect(html).toContain('<li>From Program to Mesa (RADV) (Vulkan).</li>')
    expect(html).toContain('<g class="d-edge d-dashed d-bad">')
    expect(html.match(/<text /g)).toHaveLength(7)
  })

  it('is of few elements and attributes, whatever its source asks for', async () => {
    const hostile = `digraph {
      graph [URL="javascript:alert(1)", stylesheet="https://evil.example/x.css", fontpath="/etc", bgcolor=red, size="900,900"]
      node [image="https://evil.example/x.png", shapefile="/etc/passwd", href="javascript:alert(2)", target=_top, id=body, class="x y"]
      a [label="<img src=x onerror=alert(3)>", tooltip="</svg><script>alert(4)</script>", shape="url(#x)"]
      a -> b [edgeURL="data:text/html,x", label="&lt;b&gt; \\N \\\\E", style="url(javascript:1)", fontname="x; background:url(y)"]
    }`
    const elements = parsedElements(await render(fenced(hostile)))
    const drawn = elements.filter(({ name }) =>
      ['svg', 'g', 'polygon', 'polyline', 'path', 'ellipse', 'text'].includes(name),
    )
    expect(drawn.length).toBeGreaterThan(6)
    const others = elements.filter((element) => !drawn.includes(element)).map(({ name }) => name)
    expect(new Set(others)).toEqual(new Set(['figure', 'div', 'details', 'summary', 'ul', 'li']))
    const attributes = new Set(drawn.flatMap(({ attributes: all }) => Object.keys(all)))
    for (const name of attributes)
      expect(
        'class viewbox width height role aria-label aria-describedby points d cx cy rx ry x y text-anchor',
      ).toContain(name.toLowerCase())
    expect(JSON.stringify(elements)).not.toMatch(/javascript:|evil\.example|\/etc|data:/)
  })

  it('holds no payload, in a label or anywhere in its source', async () => {
    for (const { payload } of xssPayloads()
      .filter(({ payload: one }) => isStorable(one))
      .slice(0, 60)) {
      const label = JSON.stringify(payload.slice(0, 100))
      const html = await render(
        fenced(`digraph { a [label=${label}] a -> b [label=${label}] }`) + fenced(payload),
      )
      for (const { name, attributes } of parsedElements(html)) {
        expect(['script', 'img', 'iframe', 'style', 'a', 'foreignobject', 'image', 'use']).not.toContain(name)
        expect(Object.keys(attributes).filter((attribute) => /^on|href|src|style/.test(attribute))).toEqual(
          [],
        )
      }
    }
  })

  it.each([
    ['digraph { a -> }', 'Line 1, at “}”: a name is missing.'],
    ['digraph {\n  a -> b', 'At the end: “}” is missing.'],
    ['flowchart TD', 'a diagram begins with “digraph {” or “graph {”'],
    ['digraph { a [label=<b>] }', 'labels of HTML are not drawn'],
    ['digraph { a [label="x] }', 'a quotation mark has no partner'],
    ['digraph { }', 'The diagram has no nodes.'],
    [`digraph { ${Array.from({ length: 61 }, (_, at) => `n${at}`).join(' ')} }`, 'at most 60 nodes'],
    ['digraph { {a b c d e f g h i j k l} -> {m n o p q r s t u v w} }', 'at most 120 edges'],
    [`digraph { a [label="${'x'.repeat(4_100)}"] }`, 'at most 4,096 characters'],
    [`digraph { ${'{'.repeat(9)} a ${'}'.repeat(9)} }`, 'too deep'],
  ])('that cannot be drawn says why and stays as its source: %j', async (dot, why) => {
    expect(diagramProblem(dot)).toContain(why)
    const html = await render(fenced(dot))
    expect(html).toContain('<figure class="code-block" data-language="dot">')
    expect(html).toContain('This diagram is not drawn. ')
    expect(html).not.toContain('<svg')
  })

  it('is drawn ten times in a text at most', async () => {
    const html = await render(fenced('graph { a -- b }').repeat(12))
    expect(html.match(/<svg /g)).toHaveLength(10)
    expect(html.match(/Only the first 10 diagrams/g)).toHaveLength(2)
  })
})

describe('the words of a diagram', () => {
  const words = (dot: string) => diagramWords(parseDiagram(dot))

  it('tell frames, edges and what stands alone', () => {
    expect(words('digraph { a -> {b c} subgraph cluster_x { label=Kernel; c d } e }')).toEqual([
      'Kernel holds c and d.',
      'From a to b and c.',
      'e.',
    ])
    expect(words('digraph { a -> b [dir=back] }')).toEqual(['From b to a.'])
    expect(words('graph { a -- b [label=PCIe] // comment\n # another\n }')).toEqual([
      'Between a and b (PCIe).',
    ])
  })

  it('use labels wherever these are given', () => {
    expect(words('digraph { a -> b; b [label="GSP\\nfirmware"] node [label="x"] c }')).toEqual([
      'From a to GSP firmware.',
      'x.',
    ])
  })
})
