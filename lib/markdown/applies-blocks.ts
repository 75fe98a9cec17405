import type { Element, ElementContent, Root as HtmlRoot } from 'hast'
import type { BlockContent, Paragraph, Parent, PhrasingContent, Root, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { readConditions } from '../reports/conditions'
import { rangesLabel } from '../reports/labels'
import { type AppliesMark, conditionsOf } from './applies-syntax'

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

type Open<T> = { mark: AppliesMark; conditions: string; children: T[] }

function joinMarks<T extends RootContent>(children: T[]): (T | BlockContent)[] {
  const open: Open<T | BlockContent>[] = []
  const whole: (T | BlockContent)[] = []
  const add = (node: T | BlockContent) => (open.at(-1)?.children ?? whole).push(node)
  for (const child of children) {
    const conditions = child.type === 'appliesMark' ? conditionsOf(child.value) : undefined
    if (child.type !== 'appliesMark' || conditions === undefined) add(child)
    else if (conditions !== null) open.push({ mark: child, conditions, children: [] })
    else {
      const block = open.pop()
      for (const node of block ? blockOf(block) : [textOf(child)]) add(node)
    }
  }
  for (let block = open.pop(); block !== undefined; block = open.pop()) {
    add(faulty(block.mark, 'This block has no end: write ::: on a line of its own below it.'))
    for (const child of block.children) add(child)
  }
  return whole
}

function blockOf<T extends RootContent>({ mark, conditions, children }: Open<T>): (T | BlockContent)[] {
  const read = readConditions(conditions)
  if (!read.ok) return [faulty(mark, read.problem), ...children]
  const hProperties = { dataApplies: conditions }
  return [{ type: 'appliesBlock', children, data: { hName: 'div', hProperties } }]
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
