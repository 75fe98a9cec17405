import { tagPage, tags } from '@/lib/cache'
import { getReleaseFeed } from '@/lib/drivers/feed'
import { readBranchName, readDriverSlug } from '@/lib/drivers/input'
import { feedResponse } from '@/lib/feeds/respond'

export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

type Context = { params: Promise<{ driver: string; branch: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { driver, branch } = await params
  const [slug, name] = [readDriverSlug(driver), readBranchName(branch)]
  if (slug === null || name === null) return feedResponse(null)
  await tagPage(tags.driver(slug))
  return feedResponse(await getReleaseFeed(slug, name))
}
