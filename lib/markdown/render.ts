import { idPrefix } from './anchors'
import { brokenBound } from './bounds'
import { renderPlain } from './plain'
import { renderInWorker } from './pool'
import type { LinkResolver, Rendered, RenderOptions } from './types'
import { markWikiLinks } from './wiki-links'

/**
 * Markdown to sanitized HTML, for pages and for previews alike. A text that is over the bounds, or that takes a worker
 * over 1.5 s (a long page up to 8 s) or 256 MB, comes back as plain text with `degraded: true`.
 * Throws for text that PostgreSQL could not store (check with `isStorable` first) and when no worker can be started.
 */
export async function renderMarkdown(source: string, { postKey, links }: RenderOptions): Promise<Rendered> {
  idPrefix(postKey)
  const text = source.replace(/\r\n?/g, '\n')
  const reason = brokenBound(text)
  if (reason !== null) return renderPlain(text, reason)
  const rendered = await renderInWorker(text, postKey)
  if (rendered === null) return renderPlain(text, 'The text is too complicated to render.')
  if (rendered.html.length > mostOutput(text))
    return renderPlain(text, 'The text would grow too large when rendered.')
  return links === undefined ? rendered : withLinks(rendered, links)
}

const mostHtml = 2_500_000

// A short post may grow more than tenfold (a five-character code block has a frame), a long one may not.
function mostOutput(source: string): number {
  return Math.min(mostHtml, Math.max(64_000, source.length * 10))
}

function withLinks(rendered: Rendered, links: LinkResolver): Rendered {
  return { ...rendered, html: markWikiLinks(rendered.html, links) }
}
