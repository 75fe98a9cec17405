import type { Element, ElementContent, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'
import { slugify } from '../text/slug'
import type { Heading } from './types'

/**
 * Gives headings ids and a gapless outline that starts at h2 (the page's title is the h1), and lists them.
 * Ids already in the tree are not given twice.
 */
export function outlineHeadings(tree: Root): Heading[] {
  const headings: Heading[] = []
  const taken = takenIds(tree)
  const open: number[] = []
  visit(tree, 'element', (node) => {
    const depth = /^h([1-6])$/.exec(node.tagName)?.[1]
    if (depth === undefined) return
    // The footnotes' own heading (it has an id already) belongs to the whole post.
    const level = outlineLevel(open, node.properties.id === undefined ? Number(depth) : 1)
    node.tagName = `h${level}`
    if (node.properties.id === undefined) headings.push(nameHeading(node, level, taken))
    return SKIP
  })
  return headings
}

function takenIds(tree: Root): Map<string, number> {
  const taken = new Map<string, number>()
  visit(tree, 'element', (node) => {
    if (typeof node.properties.id === 'string') taken.set(node.properties.id, 0)
  })
  return taken
}

function outlineLevel(open: number[], depth: number): number {
  while (open.length > 0 && (open.at(-1) ?? 0) >= depth) open.pop()
  open.push(depth)
  return Math.min(open.length + 1, 6)
}

function nameHeading(node: Element, depth: number, taken: Map<string, number>): Heading {
  const text = textOf(node.children).replace(/\s+/g, ' ').trim().slice(0, 200)
  const id = freeId(slugify(text, 'section'), taken)
  const section = Number(node.properties.dataSection ?? Number.NaN)
  if (Number.isNaN(section)) {
    node.properties = { id }
    return { id, text, depth, section: null }
  }
  // Stays in the HTML: a page offers to edit the section there.
  node.properties = { id, dataPart: section }
  return { id, text, depth, section }
}

function freeId(slug: string, taken: Map<string, number>): string {
  let id = slug
  let count = taken.get(slug) ?? -1
  while (taken.has(id)) id = `${slug}-${++count || ++count}`
  taken.set(slug, count === -1 ? 0 : count)
  taken.set(id, taken.get(id) ?? 0)
  return id
}

function textOf(children: ElementContent[]): string {
  return children
    .map((child) =>
      child.type === 'text' ? child.value : child.type === 'element' ? textOf(child.children) : '',
    )
    .join('')
}
