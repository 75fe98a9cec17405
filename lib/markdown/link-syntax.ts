import type { Link, PhrasingContent, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { routes } from '../routes'
import { slugify } from '../text/slug'

export type References = { wikiLinks: string[]; mentions: string[]; questionRefs: number[] }

/** Turns `[[vendor/page]]`, `@handle` and `#123` in prose (not in code or links) into links. */
export function linkReferences() {
  return (tree: Root): void => {
    visit(tree, (node, index, parent) => {
      if (node.type === 'link' || node.type === 'linkReference') return SKIP
      if (node.type !== 'text' || parent === undefined || index === undefined) return
      const pieces = splitText(node.value)
      if (pieces === null) return
      // The pieces are phrasing content wherever a text node may stand.
      parent.children.splice(index, 1, ...pieces)
      return [SKIP, index + pieces.length]
    })
  }
}

/** What the finished tree links to, for the tables of links and for notifications. */
export function collectReferences(tree: Root): References {
  const wikiLinks = new Set<string>()
  const mentions = new Map<string, string>()
  const questionRefs = new Set<number>()
  visit(tree, 'link', (node) => {
    const reference = node.data?.reference
    if (reference === undefined) return
    if (reference.kind === 'page') wikiLinks.add(reference.path)
    else if (reference.kind === 'user') mentions.set(reference.handle.toLowerCase(), reference.handle)
    else if (reference.kind === 'question') questionRefs.add(reference.id)
  })
  return { wikiLinks: [...wikiLinks], mentions: [...mentions.values()], questionRefs: [...questionRefs] }
}

type PostReference =
  | { kind: 'page'; path: string }
  | { kind: 'user'; handle: string }
  | { kind: 'question'; id: number }
  | { kind: 'error'; id: string }

declare module 'mdast' {
  interface LinkData {
    reference?: PostReference
  }
}

/** One more syntax (error codes, device ids) is one more entry; a pattern must not be able to match nothing. */
type TextSyntax = { pattern: RegExp; link: (match: RegExpExecArray) => Link | null }

const syntaxes: TextSyntax[] = [
  { pattern: /\[\[([^[\]|\n]{1,120})(?:\|([^[\]|\n]{1,200}))?\]\]/g, link: pageLink },
  { pattern: /(?<![\p{L}\p{N}_@/.+-])@([a-z0-9](?:[a-z0-9_-]{0,30}[a-z0-9])?)(?![\w@])/giu, link: userLink },
  { pattern: /(?<![\p{L}\p{N}_#&/])#([1-9]\d{0,11})(?![\w-])/gu, link: questionLink },
]

function splitText(value: string): PhrasingContent[] | null {
  const found = syntaxes
    .flatMap(({ pattern, link }) =>
      [...value.matchAll(pattern)].map((match) => ({ match, link: link(match) })),
    )
    .sort((a, b) => a.match.index - b.match.index)
  const pieces: PhrasingContent[] = []
  let done = 0
  for (const { match, link } of found) {
    if (link === null || match.index < done) continue
    if (match.index > done) pieces.push({ type: 'text', value: value.slice(done, match.index) })
    pieces.push(link)
    done = match.index + match[0].length
  }
  if (pieces.length === 0) return null
  if (done < value.length) pieces.push({ type: 'text', value: value.slice(done) })
  return pieces
}

function pageLink(match: RegExpExecArray): Link | null {
  const [vendor, name, ...rest] = (match[1] ?? '').split('/')
  if (vendor === undefined || name === undefined || rest.length > 0) return null
  const path = `${slugify(vendor, '')}/${slugify(name, '')}`
  if (path.startsWith('/') || path.endsWith('/')) return null
  const text = match[2]?.trim() || (match[1] ?? '').trim()
  const node = link(encodeURI(routes.page(path)), text, 'wiki-link', { kind: 'page', path })
  return {
    ...node,
    data: { ...node.data, hProperties: { ...node.data?.hProperties, dataPage: encodeURIComponent(path) } },
  }
}

function userLink(match: RegExpExecArray): Link {
  const handle = match[1] ?? ''
  return link(routes.user(handle), match[0], 'mention', { kind: 'user', handle })
}

function questionLink(match: RegExpExecArray): Link {
  const id = Number(match[1])
  return link(routes.questionById(id), match[0], 'question-ref', { kind: 'question', id })
}

function link(url: string, text: string, className: string, reference: PostReference): Link {
  return {
    type: 'link',
    url,
    children: [{ type: 'text', value: text }],
    data: { hProperties: { className: [className] }, reference },
  }
}
