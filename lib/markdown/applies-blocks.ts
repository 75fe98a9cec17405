import type { Element, ElementContent, Root as HtmlRoot } from 'hast'
import type { BlockContent, Paragraph, Parent, PhrasingContent, Root, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { readConditions } from '../reports/conditions'
import { rangesLabel } from '../reports/labels'
import { type AppliesMark, type BlockMark, markOf } from './applies-syntax'
import { tabOutside, tabsTakeNothing } from './tab-conditions'
import { panelOf, type TabPanel, tabsOf } from './tabs'

/** What holds for some machines only: between `:::applies kernel>=6.8` and `:::`. */
type AppliesBlock = Parent & {
  type: 'appliesBlock'
  children: RootContent[]
  data: { hName: 'div'; hProperties: { dataApplies: string } }
}

/** A mark that begins no block, as it was written. Not a paragraph: tight lists take those apart. */
type AppliesProblem = Parent & {
  type: 'appliesProblem'
  children: PhrasingContent[]
  data: { hName: 'div'; hProperties: { dataProblem: string } }
}

declare module 'mdast' {
  interface BlockContentMap {
    appliesBlock: AppliesBlock
    appliesProblem: AppliesProblem
  }
  interface RootContentMap {
    appliesBlock: AppliesBlock
    appliesProblem: AppliesProblem
  }
}

/** Joins marks of the same list item, quotation or page to blocks. What cannot be joined or read stays, with a word on why. */
export function joinAppliesBlocks() {
  return (tree: Root): void => {
    visit(tree, (node) => {
      if (node.type === 'root') node.children = joinMarks(node.children)
      if (node.type === 'blockquote' || node.type === 'listItem' || node.type === 'footnoteDefinition')
        node.children = joinMarks(node.children)
    })
  }
}

/** Trusted step: gives each block its label and the ranges a script compares, and each faulty mark its message. */
export function dressAppliesBlocks(tree: HtmlRoot): void {
  visit(tree, 'element', (node) => {
    const { dataApplies, dataProblem } = node.properties
    if (typeof dataApplies === 'string') dressBlock(node, dataApplies)
    if (typeof dataProblem === 'string') dressProblem(node, dataProblem)
  })
}

type Open<T> = { mark: AppliesMark; word: BlockMark['word']; text: string; children: T[]; panels: TabPanel[] }
type Block<T> = T | BlockContent

function joinMarks<T extends RootContent>(children: T[]): Block<T>[] {
  const open: Open<Block<T>>[] = []
  const whole: Block<T>[] = []
  const add = (...nodes: Block<T>[]) => (open.at(-1)?.children ?? whole).push(...nodes)
  for (const child of children) {
    const mark = child.type === 'appliesMark' ? markOf(child.value) : undefined
    if (child.type !== 'appliesMark' || mark === undefined) add(child)
    else if (mark.word === 'end') {
      endTab(open)
      const block = open.pop()
      add(...(block ? blockOf(block) : [textOf(child)]))
    } else if (mark.word === 'tab' && !endTab(open)) add(faulty(child, sentence(tabOutside)))
    else open.push({ mark: child, ...mark, children: [], panels: [] })
  }
  while (open.length > 0) {
    endTab(open)
    const block = open.pop()
    if (block) add(...unended(block))
  }
  return whole
}

/** Where a tab may begin or all of them end: the one before is whole now. False where no tabs are open. */
function endTab<T extends RootContent>(open: Open<Block<T>>[]): boolean {
  if (open.at(-1)?.word !== 'tab') return open.at(-1)?.word === 'tabs'
  const tab = open.pop()
  if (tab) open.at(-1)?.panels.push(panelOf(tab.text, tab.children))
  return true
}

function blockOf<T extends RootContent>({ mark, word, text, children, panels }: Open<T>): Block<T>[] {
  if (word === 'tabs') {
    const before = text === '' ? children : [faulty(mark, sentence(tabsTakeNothing)), ...children]
    return panels.length > 0
      ? [...before, tabsOf(panels)]
      : [faulty(mark, sentence(tabsTakeNothing)), ...children]
  }
  const read = readConditions(text)
  if (!read.ok) return [faulty(mark, read.problem), ...children]
  const hProperties = { dataApplies: text }
  return [{ type: 'appliesBlock', children, data: { hName: 'div', hProperties } }]
}

function unended<T extends RootContent>({ mark, children, panels }: Open<T>): Block<T>[] {
  const problem = faulty(mark, 'This block has no end: write ::: on a line of its own below it.')
  return panels.length > 0 ? [problem, ...children, tabsOf(panels)] : [problem, ...children]
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function textOf({ value }: AppliesMark): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value }] }
}

function faulty({ value }: AppliesMark, problem: string): AppliesProblem {
  return {
    type: 'appliesProblem',
    children: [{ type: 'inlineCode', value }],
    data: { hName: 'div', hProperties: { dataProblem: problem } },
  }
}

function dressBlock(node: Element, conditions: string): void {
  const read = readConditions(conditions)
  if (!read.ok) return
  const label = element('span', {}, [{ type: 'text', value: `Applies to: ${rangesLabel(read.ranges)}` }])
  const verdict = element('span', { dataVerdict: '' }, [])
  const body = element('div', { className: ['applies-body'] }, node.children)
  node.tagName = 'details'
  node.properties = { className: ['applies'], open: true, dataValidity: JSON.stringify(read.ranges) }
  node.children = [element('summary', {}, [label, { type: 'text', value: ' ' }, verdict]), body]
}

function dressProblem(node: Element, problem: string): void {
  node.properties = { className: ['applies-problem'] }
  node.children.push({ type: 'text', value: ' ' }, element('strong', {}, [{ type: 'text', value: problem }]))
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}
