import { routes } from '@/lib/routes'
import { parsePath, pathOf } from '@/lib/wiki/paths'
import { getMarkdown } from '@/lib/wiki/queries'
import { findCachedPage, type PageParams } from '@/lib/wiki/request'

export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

/** A page's Markdown, at `/wiki/<vendor>/<slug>.md`. */
export async function GET(_: Request, { params }: { params: PageParams }): Promise<Response> {
  const { vendor, slug } = await params
  const path = parsePath(`${vendor}/${slug}`)
  if (!path) return plain(404, 'There is no such page.\n')
  const sight = await findCachedPage(path)
  if (sight.found === 'moved')
    return new Response(null, { status: 308, headers: { location: routes.pageRaw(pathOf(sight.to)) } })
  if (sight.found === 'gone') return plain(410, 'This page was deleted.\n')
  if (sight.found === 'nothing') return plain(404, 'There is no such page.\n')
  return plain(200, await getMarkdown(sight.page.id), 'text/markdown; charset=utf-8')
}

function plain(status: number, body: string, type = 'text/plain; charset=utf-8'): Response {
  return new Response(body, { status, headers: { 'content-type': type } })
}
