import { siteOrigin } from '@/lib/env'
import { routes } from '@/lib/routes'
import { countSitemapParts } from '@/lib/search/sitemap'

export const dynamic = 'force-dynamic'

/** The index of all parts. */
export async function GET(): Promise<Response> {
  const parts = Array.from(
    { length: await countSitemapParts() },
    (_, part) => siteOrigin() + routes.sitemapPart(part),
  )
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${parts.map((address) => `<sitemap><loc>${address}</loc></sitemap>`).join('\n')}
</sitemapindex>
`
  return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } })
}
