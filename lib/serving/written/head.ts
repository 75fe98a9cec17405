import type { Metadata } from 'next'
import { siteMetadata } from '@/lib/site-metadata'
import { escapeHtml } from '@/lib/text/escape-html'

/**
 * The head of a page as Next would write it from the same metadata, merged as Next merges: a field of the page replaces
 * that of the site. Only what our pages say; a field nobody wrote before throws, so that none is left out in silence.
 */
export function headOf(own: Metadata): string {
  const unknown = Object.keys(own).find((name) => !known.has(name))
  if (unknown) throw new Error(`The head of a written page cannot say "${unknown}" yet.`)
  const site = siteMetadata()
  const all: Metadata = { ...site, ...own }
  const { description, robots, alternates, openGraph } = all
  const title = titleOf(own.title)
  const url = (path: string | URL) => new URL(path, site.metadataBase).toString()
  return [
    `<title>${escapeHtml(title)}</title>`,
    ...meta('name', { description, 'application-name': site.applicationName, robots: robotsOf(robots) }),
    ...(alternates?.canonical ? [link({ rel: 'canonical', href: url(textOf(alternates.canonical)) })] : []),
    ...alternatesOf(alternates?.types, url),
    ...meta('name', { 'format-detection': 'telephone=no, address=no, email=no' }),
    ...openGraphOf(openGraph, { title, description, url }),
  ].join('')
}

const known = new Set(['title', 'description', 'robots', 'alternates', 'openGraph'])

function titleOf(title: Metadata['title']): string {
  const site = siteMetadata().title
  if (!title) return site.default
  if (typeof title !== 'string') throw new Error('A written page has a title of plain text.')
  return site.template.replace('%s', () => title)
}

function robotsOf(robots: Metadata['robots']): string | null {
  if (robots === null || robots === undefined) return null
  if (typeof robots === 'string') return robots
  return [
    ...(robots.index === undefined ? [] : [robots.index ? 'index' : 'noindex']),
    ...(robots.follow === undefined ? [] : [robots.follow ? 'follow' : 'nofollow']),
  ].join(', ')
}

type Types = NonNullable<Metadata['alternates']>['types']

function alternatesOf(types: Types, url: (path: string | URL) => string): string[] {
  return Object.entries(types ?? {}).flatMap(([type, links]) => {
    const list = Array.isArray(links) ? links : links ? [{ url: links }] : []
    return list.map((one) => {
      const title = 'title' in one ? one.title : undefined
      return link({ rel: 'alternate', type, title, href: url(one.url) })
    })
  })
}

type Inherited = {
  title: string
  description: string | null | undefined
  url: (path: string | URL) => string
}

/** Next also derives what Twitter once read, and others still do, from the same fields. */
function openGraphOf(openGraph: Metadata['openGraph'], page: Inherited): string[] {
  if (!openGraph) return []
  const title = openGraph.title ? textOf(openGraph.title) : page.title
  const description = openGraph.description ?? page.description
  return [
    ...meta('property', {
      'og:title': title,
      'og:description': description,
      'og:url': openGraph.url ? page.url(openGraph.url) : null,
      'og:site_name': openGraph.siteName,
      'og:locale': openGraph.locale,
      'og:type': 'type' in openGraph ? openGraph.type : null,
    }),
    ...meta('name', {
      'twitter:card': 'summary',
      'twitter:title': title,
      'twitter:description': description,
    }),
  ]
}

function textOf(value: unknown): string {
  if (typeof value === 'string' || value instanceof URL) return String(value)
  throw new Error('The head of a written page holds plain text and addresses only.')
}

function meta(key: 'name' | 'property', fields: Record<string, string | null | undefined>): string[] {
  return Object.entries(fields).flatMap(([name, content]) =>
    content ? [`<meta ${key}="${name}" content="${escapeHtml(content)}"/>`] : [],
  )
}

function link(attributes: Record<string, string | undefined>): string {
  const text = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}="${escapeHtml(value)}"`],
  )
  return `<link ${text.join(' ')}/>`
}
