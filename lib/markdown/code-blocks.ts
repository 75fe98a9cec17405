import type { Element, ElementContent, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'
import { diagramFigure } from '../diagrams/figure'
import { DiagramError } from '../diagrams/tokens'
import { type HighlightBudget, highlightLines, type Token } from './highlight'
import { type Language, languageNamed } from './languages'

/** Gives every code block its frame: language, safety label, copy button, colours, line numbers and folding. */
export async function dressCodeBlocks(tree: Root, prefix: string): Promise<void> {
  const budget: HighlightBudget = { milliseconds: 400, characters: 30_000 }
  const drawings = { left: mostDrawings, milliseconds: 900 }
  const blocks: { code: Element; replace: (frame: Element) => void }[] = []
  visit(tree, 'element', (node, index, parent) => {
    const code = node.children[0]
    if (node.tagName !== 'pre' || code?.type !== 'element' || parent === undefined) return
    blocks.push({ code, replace: (frame) => parent.children.splice(index ?? 0, 1, frame) })
    return SKIP
  })
  for (const [index, { code, replace }] of blocks.entries()) {
    const id = `${prefix}c${index + 1}`
    replace((await drawingOf(code, id, drawings)) ?? (await frameOf(code, id, budget)))
  }
}

/** Whether a source may hold one, at a glance. */
export function hasDiagram(source: string): boolean {
  return /^[-+*\d.) \t>]*(?:`{3,}|~{3,})[ \t]*(?:dot|graphviz|gv)\b/im.test(source)
}

type Drawings = { left: number; milliseconds: number }

/** A graph as a picture; null for other code. What cannot be drawn stays as its source, with the reason. */
async function drawingOf(code: Element, id: string, drawings: Drawings): Promise<Element | null> {
  if (languageNamed(languageClass(code)).id !== 'dot') return null
  const started = performance.now()
  try {
    if (drawings.left-- <= 0 || drawings.milliseconds <= 0)
      throw new DiagramError(
        `Only the first ${mostDrawings} diagrams of a text are drawn, and none that take long.`,
      )
    return await diagramFigure(textOf(code), id)
  } catch (error) {
    if (!(error instanceof DiagramError)) throw error
    const frame = await frameOf(code, id, { milliseconds: 0, characters: 0 })
    const why = element('strong', {}, [text(`This diagram is not drawn. ${error.message}`)])
    frame.children.push(element('div', { className: ['applies-problem'] }, [why]))
    return frame
  } finally {
    drawings.milliseconds -= performance.now() - started
  }
}

const mostDrawings = 10
const foldAbove = 30
const numberAbove = 5
// A line's number costs 150 bytes of HTML.
const mostNumbered = 2000

const riskLabels: Record<string, string> = {
  'read-only': 'Reads only',
  changes: 'Changes the system',
  risky: 'Risky: read before running',
}

async function frameOf(code: Element, id: string, budget: HighlightBudget): Promise<Element> {
  const source = textOf(code).replace(/\n$/, '')
  const language = languageNamed(languageClass(code))
  const lines = await highlightLines(source, language, budget)
  const numbered = language.kind === 'output' && lines.length > numberAbove && lines.length <= mostNumbered
  const pre = element('pre', { tabIndex: 0 }, [
    element(
      'code',
      numbered ? { className: ['numbered'] } : {},
      numbered ? numberLines(lines, id) : joinLines(lines),
    ),
  ])
  const folded = language.kind === 'output' && lines.length > foldAbove
  const body = folded
    ? element('details', {}, [element('summary', {}, [text(summaryOf(language, lines))]), pre])
    : pre
  return element('figure', { className: ['code-block'], dataLanguage: language.id }, [
    headOf(language, String(code.properties.dataRisk ?? '')),
    body,
  ])
}

function headOf(language: Language, risk: string): Element {
  const label = element('span', { className: ['code-language'] }, [text(language.label)])
  const copy = element('button', { type: 'button', className: ['code-copy'], dataCopy: true, hidden: true }, [
    text('Copy'),
  ])
  const words = riskLabels[risk]
  const marker = element('span', { className: ['code-risk', `code-risk-${risk}`] }, [text(words ?? '')])
  return element('figcaption', {}, words === undefined ? [label, copy] : [label, marker, copy])
}

function summaryOf(language: Language, lines: Token[][]): string {
  return `${language.label}, ${lines.length.toLocaleString('en-GB')} lines`
}

function numberLines(lines: Token[][], id: string): ElementContent[] {
  return lines.map((tokens, index) => {
    const line = `${id}-L${index + 1}`
    const number = {
      className: ['line-number'],
      href: `#${line}`,
      dataLine: index + 1,
      ariaHidden: 'true',
      tabIndex: -1,
    }
    return element('span', { className: ['line'], id: line }, [
      element('a', number, []),
      ...tokens.flatMap(tokenNodes),
      text(index < lines.length - 1 ? '\n' : ''),
    ])
  })
}

function joinLines(lines: Token[][]): ElementContent[] {
  return lines.flatMap((tokens, index) => [
    ...tokens.flatMap(tokenNodes),
    ...(index < lines.length - 1 ? [text('\n')] : []),
  ])
}

function tokenNodes({ text: value, kind }: Token): ElementContent[] {
  if (value === '') return []
  return kind === null ? [text(value)] : [element('span', { className: [`t-${kind}`] }, [text(value)])]
}

function languageClass(code: Element): string {
  const names = code.properties.className
  const name = Array.isArray(names) ? names.find((name) => String(name).startsWith('language-')) : undefined
  return String(name ?? 'language-text').slice('language-'.length)
}

function textOf(node: Element): string {
  return node.children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : ''))
    .join('')
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
