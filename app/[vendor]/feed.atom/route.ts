import { tagPage, tags } from '@/lib/cache'
import { getVendorFeed } from '@/lib/feeds/feeds'
import { feedResponse } from '@/lib/feeds/respond'

export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

type Context = { params: Promise<{ vendor: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { vendor } = await params
  await tagPage(tags.vendor(vendor))
  return feedResponse(await getVendorFeed(vendor))
}
