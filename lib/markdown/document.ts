import type { Root } from 'mdast'
import type { Processor } from 'unified'
import { visit } from 'unist-util-visit'

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
  let section = 0
  for (const node of tree.children) {
    const start = node.position?.start
    if (node.type !== 'heading' || start?.column !== 1 || source[start.offset ?? 0] !== '#') continue
    section += 1
    node.data = { ...node.data, hProperties: { dataSection: section } }
  }
}
