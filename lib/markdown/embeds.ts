import type { Element, Root as HtmlRoot } from 'hast'
import type { Node, Parent, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { embedOf, readEmbed } from '../inclusions/syntax'
import { routes } from '../routes'

/** `{{include …}}` or `{{facts …}}` as a paragraph of its own: a place that is filled when the page is shown. */
type EmbedBlock = Parent & {
  type: 'embed'
  children: []
  data: { hName: 'div'; hProperties: { dataEmbed: string } }
}

declare module 'mdast' {
  interface BlockContentMap {
    embed: EmbedBlock
  }
  interface RootContentMap {
    embed: EmbedBlock
  }
}

/** Before anything else looks at the text, which may hold numbers and names that would become links. */
export function markEmbeds(tree: Root, source: string): void {
  visit(tree, 'paragraph', (node, index, parent) => {
    const text = parent && index !== undefined ? embedOf(sourceOf(node, source)) : null
    if (text === null || parent === undefined || index === undefined) return
    const data: EmbedBlock['data'] = { hName: 'div', hProperties: { dataEmbed: encodeURIComponent(text) } }
    parent.children.splice(index, 1, { type: 'embed', children: [], data, position: node.position })
    return [SKIP, index + 1]
  })
}

/** What the finished tree shows from elsewhere, without repeats: `include nvidia/xid-errors`. */
export function collectEmbeds(tree: Root): string[] {
  const found = new Set<string>()
  visit(tree, 'embed', ({ data }) => {
    found.add(decodeURIComponent(data.hProperties.dataEmbed))
  })
  return [...found]
}

/**
 * Trusted step: each place learns below which heading it stands and says, for readers of feeds and mail, what it stands
 * for. lib/inclusions/show.ts puts the thing itself there.
 */
export function dressEmbeds(tree: HtmlRoot): void {
  let level = 1
  visit(tree, 'element', (node) => {
    const heading = /^h([2-6])$/.exec(node.tagName)?.[1]
    if (heading !== undefined && node.properties.id !== undefined) level = Number(heading)
    const { dataEmbed } = node.properties
    if (typeof dataEmbed !== 'string') return
    node.properties = { className: ['embed'], dataEmbed, dataLevel: level }
    node.children = [standIn(decodeURIComponent(dataEmbed))]
  })
}

function standIn(text: string): Element {
  const embed = readEmbed(text)
  if (embed.kind !== 'include') return element('p', {}, [{ type: 'text', value: `{{${text}}}` }])
  const link = element('a', { href: routes.page(embed.path) }, [{ type: 'text', value: embed.path }])
  return element('p', {}, [{ type: 'text', value: 'Shown here: ' }, link])
}

function sourceOf({ position }: Node, source: string): string {
  return source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
}

function element(tagName: string, properties: Element['properties'], children: Element['children']): Element {
  return { type: 'element', tagName, properties, children }
}
