import { tagPage, tags } from '@/lib/cache'
import { getSiteFeed } from '@/lib/feeds/feeds'
import { feedResponse } from '@/lib/feeds/respond'

export const dynamic = 'force-static'
export const revalidate = false

export async function GET(): Promise<Response> {
  await tagPage(tags.feed)
  return feedResponse(await getSiteFeed())
}
