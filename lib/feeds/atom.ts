import { routes } from '@/lib/routes'
import { escapeHtml } from '@/lib/text/escape-html'
import type { Feed, FeedEntry } from './types'

/** The feed as an Atom document (RFC 4287). `origin` begins every link; paths in the HTML are resolved by `xml:base`. */
export function atomDocument(feed: Feed, origin: string): string {
  const about = [
    ...[element('id', tagUri(feed.key, origin)), element('title', feed.title)],
    ...(feed.subtitle ? [element('subtitle', feed.subtitle)] : []),
    element('updated', feed.updated.toISOString()),
    `<author>${element('name', 'Nomodeset')}${element('uri', `${origin}/`)}</author>`,
    link('self', origin + feed.self, 'application/atom+xml'),
    link('alternate', origin + feed.page, 'text/html'),
  ]
  const entries = feed.entries.map((entry) => entryElement(entry, origin))
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="${safe(`${origin}/`)}">
${[...about, ...entries].join('\n')}
</feed>
`
}

function entryElement(entry: FeedEntry, origin: string): string {
  const { author, byline } = entry
  const parts = [
    ...[element('id', tagUri(entry.key, origin)), element('title', entry.title)],
    link('alternate', origin + entry.href, 'text/html'),
    element('published', entry.published.toISOString()),
    element('updated', entry.updated.toISOString()),
    byline
      ? `<author>${element('name', byline)}</author>`
      : `<author>${element('name', author)}${element('uri', origin + routes.user(author))}</author>`,
    ...entry.categories.map((term) => `<category term="${safe(term)}"/>`),
    ...(entry.summary ? [element('summary', entry.summary)] : []),
    ...(entry.html ? [`<content type="html">${safe(entry.html)}</content>`] : []),
  ]
  return `<entry>\n${parts.join('\n')}\n</entry>`
}

/** Never changes, whatever happens to titles and paths (RFC 4151). */
function tagUri(key: string, origin: string): string {
  return `tag:${new URL(origin).hostname},2026:${key}`
}

function element(name: string, text: string): string {
  return `<${name}>${safe(text)}</${name}>`
}

function link(rel: string, href: string, type: string): string {
  return `<link rel="${rel}" type="${type}" href="${safe(href)}"/>`
}

/** Escaped, and without the characters that XML cannot hold at all. */
function safe(text: string): string {
  return escapeHtml(text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''))
}
