import type { Root } from 'mdast'
import type { Processor } from 'unified'
import { visit } from 'unist-util-visit'
import { listSections } from './sections'

/** HTML is not Markdown here: what looks like a tag stays visible as text, so that `#include <stdio.h>` survives. */
export function withoutHtml(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    { disable: { null: ['htmlFlow', 'htmlText'] } },
  ]
}

/** Reads the safety marker of a command block: ```` ```bash risk=changes ````. */
export function markRisk() {
  return (tree: Root): void => {
    visit(tree, 'code', (node) => {
      const risk = /(?:^|\s)risk=(read-only|changes|risky)(?=\s|$)/.exec(node.meta ?? '')?.[1]
      if (risk !== undefined) node.data = { ...node.data, hProperties: { dataRisk: risk } }
    })
  }
}

/** Numbers the headings that `listSections` finds, so that a heading on the page can lead to the editor of its section. */
export function numberSections(tree: Root, source: string): void {
  const sections = new Map(
    listSections(source)
      .slice(1)
      .map(({ start, index }) => [start, index]),
  )
  for (const node of tree.children) {
    const section = sections.get(node.position?.start.offset ?? -1)
    if (node.type !== 'heading' || section === undefined) continue
    node.data = { ...node.data, hProperties: { dataSection: section } }
  }
}
