import { tagPage, tags } from '@/lib/cache'
import { getReleaseFeed } from '@/lib/drivers/feed'
import { readDriverSlug } from '@/lib/drivers/input'
import { feedResponse } from '@/lib/feeds/respond'

export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

type Context = { params: Promise<{ driver: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const slug = readDriverSlug((await params).driver)
  if (slug === null) return feedResponse(null)
  await tagPage(tags.driver(slug))
  return feedResponse(await getReleaseFeed(slug))
}
