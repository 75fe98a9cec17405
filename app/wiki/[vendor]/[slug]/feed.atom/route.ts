import { tagPage, tags } from '@/lib/cache'
import { getPageFeed } from '@/lib/feeds/feeds'
import { feedResponse } from '@/lib/feeds/respond'

export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

type Context = { params: Promise<{ vendor: string; slug: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { vendor, slug } = await params
  const path = `${vendor}/${slug}`
  await tagPage(tags.page(path))
  return feedResponse(await getPageFeed(path))
}
