import type { Element, ElementContent, Root, RootContent } from 'hast'
import { toMdast } from 'hast-util-to-mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import { cleanPasted } from './clean'

/** So long HTML is pasted as its text: converting it would hold the page. */
export const HTML_MAX = 1_000_000

const structure = new Set(
  'table a ul ol h1 h2 h3 h4 h5 h6 pre code strong b em i blockquote img del s dl'.split(' '),
)

/**
 * Pasted HTML as Markdown, or null when there is nothing to gain over its plain text. Works on a tree that was only parsed:
 * nothing of it runs or loads.
 */
export function markdownFromHtml(pasted: Root): string | null {
  if (isCode(pasted)) return null
  const tree = cleanPasted(pasted)
  if (!hasStructure(tree)) return null
  const document = toMdast(tree, { newlines: false })
  if (document.type !== 'root') return null
  const markdown = toMarkdown(document, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    bullet: '-',
    emphasis: '*',
    fences: true,
    listItemIndent: 'one',
    rule: '-',
  })
  return (
    markdown
      .replace(/\u00a0/g, ' ')
      .replace(/\n{3,}/g, '\n\n')
      .trim() || null
  )
}

/** Editors of code copy coloured text; that is already what was meant. */
function isCode({ children }: Root): boolean {
  const elements = bodyOf(children).filter(
    (node): node is Element => node.type === 'element' && node.tagName !== 'meta',
  )
  const [first] = elements
  const style = String(first?.properties.style ?? '')
  return elements.length === 1 && /white-space: ?pre/.test(style) && /font-family/.test(style)
}

function bodyOf(nodes: readonly RootContent[]): readonly (RootContent | ElementContent)[] {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    if (node.tagName === 'body') return node.children
    if (node.tagName === 'html') return bodyOf(node.children)
  }
  return nodes
}

function hasStructure(node: Root | RootContent | ElementContent): boolean {
  if (node.type === 'element' && structure.has(node.tagName)) return true
  return 'children' in node && node.children.some(hasStructure)
}
