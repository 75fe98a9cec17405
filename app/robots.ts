import type { MetadataRoute } from 'next'
import { siteOrigin } from '@/lib/env'

// The address of the site is known when it runs, not when it is built.
export const dynamic = 'force-dynamic'

/** Reading is open; forms, personal pages and endless variants are not worth a crawler's time. */
export default function robots(): MetadataRoute.Robots {
  const closed = [
    '/posts/',
    '/signin',
    '/signup',
    '/settings',
    '/inbox',
    '/following',
    '/bookmarks',
    '/viewer',
    '/preview',
  ]
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: [...closed, '/search', '/wiki/export', '/admin', '/mod/users', '/questions/ask'],
    },
    sitemap: `${siteOrigin()}/sitemap.xml`,
  }
}
