import type { Element, ElementContent } from 'hast'
import { type Drawn, type Layout, layOut, type Operation } from './layout'
import { parseDiagram } from './parse'
import { DiagramError } from './tokens'
import { type Diagram, diagramBounds, type Line, type Tone } from './types'
import { diagramWords } from './words'

/**
 * A figure with the picture of a graph, its label as the caption, and the same in words below. Built of numbers and
 * text alone: no element, attribute or address of Graphviz or of the author gets into it. Throws a DiagramError.
 */
export async function diagramFigure(source: string, id: string): Promise<Element> {
  const diagram = parseDiagram(source)
  const layout = await layOut(diagram)
  const words = diagramWords(diagram)
  const picture = pictureOf(diagram, layout, `${id}-words`)
  if (JSON.stringify(picture).length > diagramBounds.output * 2)
    throw new DiagramError('The diagram would grow too large; draw less in one.')
  const list = element(
    'ul',
    { id: `${id}-words` },
    words.map((one) => element('li', {}, [text(one)])),
  )
  const details = element('details', { className: ['diagram-words'] }, [
    element('summary', {}, [text('In words')]),
    list,
  ])
  const caption = diagram.label === '' ? [] : [element('figcaption', {}, [text(diagram.label)])]
  const scroll = { className: ['diagram-scroll'], tabIndex: 0, role: 'group', ariaLabel: 'Diagram' }
  return element('figure', { className: ['diagram'] }, [
    ...caption,
    element('div', scroll, [picture]),
    details,
  ])
}

/**
 * Named by a label, not by `<title>`: text browsers take that for the title of the page. What stands between the
 * elements is drawn by none, and keeps the words apart where nothing is drawn at all.
 */
function pictureOf(diagram: Diagram, { bb, objects, edges }: Layout, wordsId: string): Element {
  const [, , width = 0, height = 0] = bb.split(',').map(Number)
  const at = (x: number, y: number): [string, string] => [round(x), round(height - y)]
  const frames = objects.filter(({ name }) => name.startsWith('cluster_'))
  const nodes = objects.flatMap((drawn) => {
    const node = /^n\d+$/.test(drawn.name) ? diagram.nodes[Number(drawn.name.slice(1))] : undefined
    return node ? [group(drawn, ['d-node', ...looks(node)], at)] : []
  })
  const lines = edges.flatMap((drawn, index) => {
    const edge = diagram.edges[index]
    return edge ? [group(drawn, ['d-edge', ...looks(edge)], at)] : []
  })
  const properties = {
    className: ['diagram-picture'],
    viewBox: `-2 -2 ${round(width + 4)} ${round(height + 4)}`,
    width: Math.ceil(width + 4),
    height: Math.ceil(height + 4),
    role: 'img',
    ariaLabel: diagram.label === '' ? 'Diagram' : `Diagram: ${diagram.label}`,
    ariaDescribedBy: [wordsId],
  }
  const drawn = [...frames.map((frame) => group(frame, ['d-frame'], at)), ...lines, ...nodes]
  return element('svg', properties, [text('Picture of: '), ...drawn])
}

type Place = (x: number, y: number) => [string, string]

function group({ _draw_, _ldraw_, _hdraw_, _tdraw_ }: Drawn, className: string[], at: Place): Element {
  const children = [
    ..._draw_.flatMap((one) => shapeOf(one, at)),
    ...[..._hdraw_, ..._tdraw_].flatMap((one) => shapeOf(one, at)).map(asHead),
    ...wordsOf(_ldraw_, at),
  ]
  return element('g', { className }, children)
}

function asHead(shape: Element): Element {
  return { ...shape, properties: { ...shape.properties, className: ['d-head'] } }
}

function shapeOf({ op, points = [], rect }: Operation, at: Place): Element[] {
  if ((op === 'e' || op === 'E') && rect) {
    const [cx, cy] = at(rect[0], rect[1])
    return [element('ellipse', { cx, cy, rx: round(rect[2]), ry: round(rect[3]) }, [])]
  }
  const pairs = points.map(([x, y]) => at(x, y).join(','))
  if (pairs.length === 0) return []
  if (op === 'p' || op === 'P') return [element('polygon', { points: pairs.join(' ') }, [])]
  if (op === 'L') return [element('polyline', { points: pairs.join(' ') }, [])]
  if (op === 'b' || op === 'B')
    return [element('path', { d: `M${pairs[0]}C${pairs.slice(1).join(' ')}` }, [])]
  return []
}

/** The lines of a label, with what keeps it apart from the next where nothing is drawn. */
function wordsOf(operations: Operation[], at: Place): ElementContent[] {
  const lines = operations.flatMap(({ op, pt, align, text: words = '' }) => {
    if (op !== 'T' || !pt || words.trim() === '') return []
    const [x, y] = at(pt[0], pt[1])
    const textAnchor = align === 'l' ? 'start' : align === 'r' ? 'end' : 'middle'
    return [element('text', { x, y, textAnchor }, [text(words.trim())])]
  })
  return lines.flatMap((line, index) => [line, text(index === lines.length - 1 ? '; ' : ' ')])
}

function looks({ line, tone }: { line: Line; tone: Tone }): string[] {
  return [...(line === 'solid' ? [] : [`d-${line}`]), ...(tone === null ? [] : [`d-${tone}`])]
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10)
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
