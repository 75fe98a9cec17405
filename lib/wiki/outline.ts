import { routes } from '@/lib/routes'

export type OutlineEntry = { id: string; text: string; depth: number; section: number | null }

/** The headings of a page's stored HTML; footnotes stand under "Sources". */
export function outlineOf(html: string): OutlineEntry[] {
  const entries = [...html.matchAll(heading)].map(([, depth, id = '', section, inner = '']) => ({
    id,
    text: plainText(inner),
    depth: Number(depth),
    section: section === undefined ? null : Number(section),
  }))
  const sources = footnotes.exec(html)?.[1]
  return sources === undefined
    ? entries
    : [...entries, { id: sources, text: 'Sources', depth: 2, section: null }]
}

/** The page's HTML with a link to its own editor at each heading, and its footnotes named as what they are. */
export function withSectionLinks(html: string, path: string): string {
  return html
    .replace(heading, (whole, depth: string, id: string, section: string | undefined, inner: string) => {
      if (section === undefined) return whole
      const href = routes.pageEdit(path, Number(section))
      const link = `<a class="section-edit" href="${href}" aria-label="Edit this section" data-no-print>Edit</a>`
      return `<h${depth} id="${id}">${inner}${link}</h${depth}>`
    })
    .replace(footnotes, '<h2 id="$1">Sources</h2>')
}

// Both can only match what the renderer made: authors' angle brackets and quotes are escaped.
const heading = /<h([2-6]) id="([^"]*)"(?: data-part="(\d+)")?>([\s\S]*?)<\/h\1>/g
const footnotes = /<h2 class="sr-only" id="([^"]*footnote-label)">Footnotes<\/h2>/

function plainText(inner: string): string {
  return inner
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(lt|gt|amp|quot);/g, (_, name: 'lt' | 'gt' | 'amp' | 'quot') => entities[name])
    .trim()
}

const entities = { lt: '<', gt: '>', amp: '&', quot: '"' } as const
