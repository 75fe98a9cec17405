import type { Element, Root } from 'hast'
import { visit } from 'unist-util-visit'

/** What every id of a post starts with, so that author's words never become a page's or a script's own name. */
export function idPrefix(postKey: string): string {
  if (!/^[a-z0-9][a-z0-9-]*-$/.test(postKey))
    throw new TypeError(`postKey must look like "p123-", not "${postKey}"`)
  return `user-content-${postKey}`
}

/** Prefixes ids and the links to them, makes `//host` https, and marks links that leave the site. */
export function anchorPost(tree: Root, prefix: string): void {
  visit(tree, 'element', (node) => {
    const { id, ariaDescribedBy, href } = node.properties
    if (typeof id === 'string') node.properties.id = prefix + id
    if (ariaDescribedBy !== undefined) node.properties.ariaDescribedBy = [`${prefix}footnote-label`]
    if (node.tagName === 'a') setHref(node, typeof href === 'string' ? href : '', prefix)
  })
}

function setHref(link: Element, href: string, prefix: string): void {
  const target = hrefOf(href, prefix)
  if (target === null) delete link.properties.href
  else link.properties.href = target
  if (target !== null && /^(?:https?|mailto):/.test(target))
    link.properties.rel = ['nofollow', 'ugc', 'noopener']
}

function hrefOf(href: string, prefix: string): string | null {
  if (href.startsWith('#'))
    return href.startsWith(`#${prefix}`) || href === '#' ? href : `#${prefix}${href.slice(1)}`
  if (href === '') return null
  // Browsers read \ as / and skip tabs and line ends, so those never pass.
  if (/[\\\s\p{Cc}]/u.test(href)) return null
  // With a scheme there is no base: `https:host` is a path on an https page and another site elsewhere.
  const base = /^[a-z][a-z\d+.-]*:/i.test(href) ? undefined : here
  const url = URL.canParse(href, base) ? new URL(href, base) : null
  if (url === null) return null
  if (url.origin === here) return href
  if (url.protocol === 'mailto:') return href.replace(/^mailto:/i, 'mailto:')
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null
}

// Stands for this site while a link is judged: "//host" becomes https, a path stays on it.
const here = 'https://here.invalid'
