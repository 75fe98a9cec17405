import { routes } from '../routes'
import type { LinkResolver } from './types'

/**
 * Marks links to pages that do not exist yet, in HTML that `renderMarkdown` made.
 *
 * Works both ways and any number of times without parsing Markdown: when a page appears, is deleted or renamed, the
 * caller takes the stored HTML of the posts whose `wikiLinks` name that page, passes it through here, stores it
 * and expires their tags.
 */
export function markWikiLinks(html: string, links: LinkResolver): string {
  return html.replace(wikiAnchor, (_anchor, path: string) =>
    links.pageExists(decodeURIComponent(path)) ? existing(path) : missing(path),
  )
}

// Only our own anchors can match: authors' quotes and angle brackets are escaped in text and in attribute values.
const wikiAnchor =
  /<a href="\/wiki\/[^"]*" class="wiki-link(?: missing)?" data-page="([^"]*)"(?: title="[^"]*")?>/g

function existing(path: string): string {
  return `<a href="${encodeURI(routes.page(decodeURIComponent(path)))}" class="wiki-link" data-page="${path}">`
}

function missing(path: string): string {
  const href = routes.newPage(decodeURIComponent(path))
  return `<a href="${href}" class="wiki-link missing" data-page="${path}" title="This page does not exist yet">`
}
