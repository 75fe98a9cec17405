import type { Element, ElementContent, Root as HtmlRoot } from 'hast'
import type { Parent, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { readTab } from './tab-conditions'

/** Alternatives of which a reader wants one: between `:::tabs` and `:::`, each after its `:::tab …`. */
export type TabsBlock = Parent & {
  type: 'tabsBlock'
  children: TabPanel[]
  data: { hName: 'div'; hProperties: { dataTabs: string } }
}

export type TabPanel = Parent & {
  type: 'tabPanel'
  children: RootContent[]
  data: { hName: 'div'; hProperties: { dataTab: string } }
}

declare module 'mdast' {
  interface BlockContentMap {
    tabsBlock: TabsBlock
    tabPanel: TabPanel
  }
  interface RootContentMap {
    tabsBlock: TabsBlock
    tabPanel: TabPanel
  }
}

export function tabsOf(panels: TabPanel[]): TabsBlock {
  return { type: 'tabsBlock', children: panels, data: { hName: 'div', hProperties: { dataTabs: '' } } }
}

export function panelOf(text: string, children: RootContent[]): TabPanel {
  return { type: 'tabPanel', children, data: { hName: 'div', hProperties: { dataTab: text } } }
}

/**
 * Trusted step: labels the panels, one below the other, and gives each the ranges that a script compares. The labels
 * together name the choice, so that a reader's is the same wherever it is offered.
 */
export function dressTabs(tree: HtmlRoot): void {
  visit(tree, 'element', (node) => {
    if (node.properties.dataTabs === undefined) return
    const panels = node.children.filter(
      (child) => child.type === 'element' && child.properties.dataTab !== undefined,
    )
    const labels = panels.flatMap((panel) => (panel.type === 'element' ? [dressPanel(panel)] : []))
    node.properties = { className: ['alternatives'], dataTabs: labels.join(' | ') }
    node.children = panels
  })
}

function dressPanel(panel: Element): string {
  const text = String(panel.properties.dataTab)
  const read = readTab(text)
  const shown = read.ok ? read.label : `:::tab ${text}`
  const words = [element('span', { className: ['alternative-name'] }, [{ type: 'text', value: shown }])]
  const problem = read.ok ? [] : [element('strong', {}, [{ type: 'text', value: read.problem }])]
  const ranged = read.ok && read.ranges.length > 0
  const verdict = ranged ? [element('span', { dataVerdict: '' }, [])] : []
  const head = element('p', { className: ['alternative-label', ...(read.ok ? [] : ['applies-problem'])] }, [
    ...words,
    ...spaced([...problem, ...verdict]),
  ])
  panel.properties = {
    className: ['alternative'],
    ...(ranged ? { dataValidity: JSON.stringify(read.ranges) } : {}),
  }
  panel.children = [head, element('div', { className: ['applies-body'] }, panel.children)]
  return shown
}

function spaced(elements: Element[]): ElementContent[] {
  return elements.flatMap((one) => [{ type: 'text', value: ' ' }, one])
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}
