import { getPageFeed } from '@/lib/feeds/feeds'
import { feedResponse } from '@/lib/feeds/respond'
import { routes } from '@/lib/routes'
import { parsePath, pathOf } from '@/lib/wiki/paths'
import { findCachedPage, type PageParams } from '@/lib/wiki/request'

export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

export async function GET(_: Request, { params }: { params: PageParams }): Promise<Response> {
  const { vendor, slug } = await params
  const path = parsePath(`${vendor}/${slug}`)
  if (!path) return feedResponse(null)
  const sight = await findCachedPage(path)
  if (sight.found === 'moved')
    return new Response(null, { status: 308, headers: { location: routes.pageFeed(pathOf(sight.to)) } })
  return feedResponse(await getPageFeed(pathOf(path)))
}
