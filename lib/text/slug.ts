const longestSlug = 80
const halfPair = /[\uD800-\uDBFF]$/

/** Lower-case words joined by hyphens, for URLs and heading ids; at most 80 characters, never empty. */
export function slugify(title: string, fallback = 'untitled'): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
  const slug = trimHyphens(trimHyphens(words).slice(0, longestSlug).replace(halfPair, ''))
  return slug === '' ? fallback : slug.normalize('NFC')
}

function trimHyphens(text: string): string {
  const start = text.startsWith('-') ? 1 : 0
  return text.endsWith('-') ? text.slice(start, -1) : text.slice(start)
}
