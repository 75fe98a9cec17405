import { tagPage, tags } from '@/lib/cache'
import { getTagFeed } from '@/lib/feeds/feeds'
import { feedResponse } from '@/lib/feeds/respond'
import { permanentRedirect } from '@/lib/http/leave'
import { routes } from '@/lib/routes'
import { findTag } from '@/lib/tags/request'

export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

type Context = { params: Promise<{ name: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const found = await findTag((await params).name, (name) => tagPage(tags.tag(name)))
  if (found.found === 'synonym') permanentRedirect(routes.tagFeed(found.name))
  return feedResponse(found.found === 'nothing' ? null : await getTagFeed(found.tag))
}
