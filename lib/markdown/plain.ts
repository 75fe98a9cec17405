import type { Nodes, Root } from 'mdast'
import { findSignatures } from '../signatures/find'
import { excerptOf } from '../text/excerpt'
import { RENDER_VERSION, type Rendered } from './types'

export const longestPlain = 60_000

/** The text as it was typed, for sources that cannot be rendered within the bounds: shown, never lost. */
export function renderPlain(source: string, reason: string): Rendered {
  return {
    html: `<pre class="plain-source" tabindex="0">${escapeHtml(source)}</pre>`,
    headings: [],
    wikiLinks: [],
    mentions: [],
    questionRefs: [],
    embeds: [],
    signatures: findSignatures(source.slice(0, longestPlain)).map(({ id }) => id),
    excerpt: excerptOf(source),
    plain: cut(source.trim()),
    version: RENDER_VERSION,
    degraded: true,
    degradedBy: reason,
  }
}

/** All words of a tree, blocks on lines of their own; `prose` leaves out code, tables, headings and footnotes. */
export function plainText(tree: Root, what: 'all' | 'prose'): string {
  const parts: string[] = []
  let length = 0
  const add = (part: string) => {
    if (length < longestPlain) parts.push(part)
    length += part.length
  }
  write(tree, what === 'prose' ? notProse : new Set(), add)
  return cut(
    parts
      .join('')
      .replace(/\n{2,}/g, '\n')
      .trim(),
  )
}

const notProse: ReadonlySet<string> = new Set(['code', 'table', 'heading', 'footnoteDefinition'])
const blocks: ReadonlySet<string> = new Set([
  'paragraph',
  'appliesProblem',
  'heading',
  'code',
  'tableRow',
  'listItem',
  'blockquote',
  'break',
])

function write(node: Nodes, skip: ReadonlySet<string>, add: (part: string) => void): void {
  if (skip.has(node.type)) return
  if (node.type === 'image' || node.type === 'imageReference') add(node.alt ?? '')
  else if ('value' in node) add(node.value)
  else if ('children' in node) for (const child of node.children) write(child, skip, add)
  if (node.type === 'tableCell') add(' ')
  if (blocks.has(node.type)) add('\n')
}

function cut(text: string): string {
  return text.slice(0, longestPlain).replace(/[\uD800-\uDBFF]$/, '')
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
