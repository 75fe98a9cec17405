import { siteOrigin } from '@/lib/env'
import { listSitemapPart } from '@/lib/search/sitemap'
import { escapeHtml } from '@/lib/text/escape-html'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ part: string }> }

/** One part of the public addresses, with when each last changed. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const part = /^(\d{1,6})\.xml$/.exec((await params).part)?.[1]
  const entries = part === undefined ? null : await listSitemapPart(Number(part))
  if (!entries) return new Response('There is no such part of the sitemap.\n', { status: 404 })
  const origin = siteOrigin()
  const lines = entries.map(({ path, changed }) => {
    const when = changed ? `<lastmod>${changed.toISOString()}</lastmod>` : ''
    return `<url><loc>${escapeHtml(origin + encodeURI(decodeURI(path)))}</loc>${when}</url>`
  })
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join('\n')}
</urlset>
`
  return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } })
}
