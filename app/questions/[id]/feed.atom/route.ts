import { tagPage, tags } from '@/lib/cache'
import { getQuestionFeed } from '@/lib/feeds/feeds'
import { feedResponse } from '@/lib/feeds/respond'
import { readPostId } from '@/lib/posts/input'

export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

type Context = { params: Promise<{ id: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const id = readPostId((await params).id)
  if (id === null) return feedResponse(null)
  await tagPage(tags.question(id))
  return feedResponse(await getQuestionFeed(id))
}
