import 'server-only'
import { siteOrigin } from '@/lib/env'
import { formatDate } from '@/lib/format/dates'
import { plural } from '@/lib/format/numbers'
import { showEmbeds } from '@/lib/inclusions/show'
import { routes } from '@/lib/routes'
import { escapeHtml } from '@/lib/text/escape-html'
import { pathOf } from '@/lib/wiki/paths'
import { LICENCE } from './front-matter'
import { type ExportHead, type ExportPage, readPages } from './queries'
import type { Scope } from './scope'

export const PRINT_PAGES_MAX = 300
export const PRINT_CHARACTERS_MAX = 8_000_000

/** All pages of a part as one document: title page, contents, then page after page. Without script. */
export async function printDocument(scope: Scope, heads: ExportHead[], day: string): Promise<string> {
  const pages: ExportPage[] = []
  for await (const page of readPages(heads)) {
    const { id } = page
    const shown = { postKey: `p${id}-`, page: { id, path: pathOf(page) }, cached: false }
    pages.push({ ...page, html: await showEmbeds(page.html, shown) })
  }
  pages.sort(byTopic)
  const places = new Map(
    pages.flatMap((page) => [pathOf(page), ...page.aliases].map((path) => [path, page.id])),
  )
  return [
    start(scope, pages.length, day),
    contents(scope, pages),
    ...pages.map((page) => article(page, places)),
    '</main></body></html>\n',
  ].join('\n')
}

function byTopic(one: ExportPage, other: ExportPage): number {
  const key = ({ vendor, topic, title, slug }: ExportPage) => [vendor, topic, title, slug].join('\0')
  return key(one) < key(other) ? -1 : 1
}

function start({ title, vendor, path }: Scope, count: number, day: string): string {
  const origin = siteOrigin()
  const at = origin + (path ? routes.page(pathOf(path)) : vendor ? routes.wikiVendor(vendor) : routes.wiki())
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(title)} · Nomodeset</title><link rel="canonical" href="${escapeHtml(at)}"><link rel="stylesheet" href="/book.css"></head>
<body><main><header class="title-page"><p>Nomodeset</p><h1>${escapeHtml(title)}</h1>
<p>${plural(count, 'page')}, as of ${formatDate(new Date(day))}</p>
<p><a href="${escapeHtml(at)}">${escapeHtml(at)}</a></p>
<p>Licensed under <a href="https://creativecommons.org/licenses/by-sa/4.0/">${LICENCE}</a>. The authors of each page are named under its title.</p></header>`
}

function contents({ vendor, path }: Scope, pages: ExportPage[]): string {
  const topics = new Map<string, ExportPage[]>()
  for (const page of pages) {
    const key = vendor || path ? page.topic : `${page.vendor}: ${page.topic}`
    topics.set(key, [...(topics.get(key) ?? []), page])
  }
  const parts = [...topics].map(([topic, shelf]) => {
    const items = shelf.map(({ id, title }) => `<li><a href="#page-${id}">${escapeHtml(title)}</a></li>`)
    return `<li>${escapeHtml(topic)}<ol>${items.join('')}</ol></li>`
  })
  return `<nav class="contents" aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>${parts.join('\n')}</ol></nav>`
}

function article(page: ExportPage, places: Map<string, number>): string {
  const { id, title, lead, checkedAgainst, checkedOn, contributors, number, edited } = page
  const checked =
    checkedAgainst === ''
      ? ''
      : `<p>Checked against ${escapeHtml(checkedAgainst)}${checkedOn ? ` on ${checkedOn}` : ''}</p>`
  return `<article id="page-${id}"><h2>${escapeHtml(title)}</h2>
<p class="lead">${escapeHtml(lead)}</p>
<div class="about"><p>By ${escapeHtml(contributors.join(', '))}. Revision ${number}, ${formatDate(edited)}</p>${checked}</div>
${withAnchors(belowTitle(page.html), places)}</article>`
}

/** Headings of the page one level down, since its title is one now; footnotes are shown as what they are. */
function belowTitle(html: string): string {
  return html
    .replace(/<h2 class="sr-only" id="([^"]*footnote-label)">Footnotes<\/h2>/g, '<h2 id="$1">Sources</h2>')
    .replace(
      /<(\/?)h([2-5])(?=[\s>])/g,
      (_, slash: string, level: string) => `<${slash}h${Number(level) + 1}`,
    )
}

/** Links to pages of the document lead there, all others to the site. Both forms are the renderer's alone. */
function withAnchors(html: string, places: Map<string, number>): string {
  const origin = siteOrigin()
  return html.replace(/(<a [^>]{0,500}?href=")(\/[^"]{0,2000})"/g, (_, before: string, href: string) => {
    const path = /^\/wiki\/([^/?#]+\/[^/?#]+)(?:#.*)?$/.exec(href)?.[1]
    const id = path === undefined ? undefined : places.get(path)
    return `${before}${id === undefined ? escapeHtml(origin) + href : `#page-${id}`}"`
  })
}
