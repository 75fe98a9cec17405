import { siteOrigin } from '@/lib/env'
import { routes } from '@/lib/routes'
import type { PageView } from './queries'

/** The page for machines, as schema.org's TechArticle. */
export function articleData(page: PageView, path: string): Record<string, unknown> {
  const url = siteOrigin() + routes.page(path)
  return {
    '@context': 'https://schema.org',
    '@type': 'TechArticle',
    headline: page.title,
    description: page.lead || page.excerpt,
    url,
    mainEntityOfPage: url,
    inLanguage: 'en-GB',
    articleSection: page.topic,
    keywords: page.tags.map(({ name }) => name).join(', '),
    dependencies: page.checkedAgainst || undefined,
    datePublished: page.createdAt.toISOString(),
    dateModified: (page.lastEdit?.at ?? page.createdAt).toISOString(),
    version: page.number,
    author: page.contributors.map(({ handle, byline }) => ({
      '@type': 'Person',
      name: byline ?? handle,
      url: byline ? undefined : siteOrigin() + routes.user(handle),
    })),
    isAccessibleForFree: true,
  }
}
