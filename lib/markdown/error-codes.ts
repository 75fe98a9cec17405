import type { InlineCode, Link, PhrasingContent, Root, Text } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { routes } from '../routes'
import { getSignature } from '../signatures/catalogue'
import { findCodes } from '../signatures/codes'
import { findSignatures } from '../signatures/find'

/** A link is ten times as long as the code it stands for: beyond these, codes stay as they are. */
const MOST_LINKS = 100
/** Pieces of text that are looked at: some 50 microseconds each. */
const MOST_PIECES = 2_000

/** Turns error codes into links to their pages: in prose, and where a piece of code is a code and nothing else. */
export function linkErrorCodes() {
  return (tree: Root): void => {
    const budget = { links: MOST_LINKS, pieces: MOST_PIECES }
    visit(tree, (node, index, parent) => {
      if (node.type === 'link' || node.type === 'linkReference') return SKIP
      if ((node.type !== 'text' && node.type !== 'inlineCode') || !parent || index === undefined) return
      if (budget.links <= 0 || budget.pieces <= 0) return
      budget.pieces -= 1
      const pieces = node.type === 'text' ? splitText(node, budget.links) : wrapCode(node)
      if (pieces === null) return
      budget.links -= pieces.filter(({ type }) => type === 'link').length
      parent.children.splice(index, 1, ...pieces)
      return [SKIP, index + pieces.length]
    })
  }
}

/** The errors that the text names, and those that the logs in it show, the first seen first. */
export function signaturesOf(tree: Root, source: string): string[] {
  const found = new Set(findSignatures(source).map(({ id }) => id))
  visit(tree, 'link', ({ data }) => {
    if (data?.reference?.kind === 'error') found.add(data.reference.id)
  })
  return [...found]
}

export function warmSignatures(): void {
  findCodes('Xid')
  findSignatures('Xid')
}

function splitText({ value }: Text, most: number): PhrasingContent[] | null {
  const codes = findCodes(value).slice(0, most)
  const pieces: PhrasingContent[] = []
  let done = 0
  for (const { id, start, end } of codes) {
    const link = linkTo(id, { type: 'text', value: value.slice(start, end) })
    if (link === null) continue
    if (start > done) pieces.push({ type: 'text', value: value.slice(done, start) })
    pieces.push(link)
    done = end
  }
  if (pieces.length === 0) return null
  if (done < value.length) pieces.push({ type: 'text', value: value.slice(done) })
  return pieces
}

function wrapCode(node: InlineCode): PhrasingContent[] | null {
  const [code] = findCodes(node.value)
  if (code?.start !== 0 || code.end !== node.value.length) return null
  const link = linkTo(code.id, node)
  return link && [link]
}

function linkTo(id: string, child: PhrasingContent): Link | null {
  const signature = getSignature(id)
  if (signature === null) return null
  return {
    type: 'link',
    url: routes.error(signature.vendor, signature.slug),
    children: [child],
    data: { hProperties: { className: ['error-code'] }, reference: { kind: 'error', id } },
  }
}
