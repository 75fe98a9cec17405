import { tagPage, tags } from '@/lib/cache'
import { getUserFeed } from '@/lib/feeds/feeds'
import { feedResponse } from '@/lib/feeds/respond'
import { permanentRedirect } from '@/lib/http/leave'
import { routes } from '@/lib/routes'
import { findProfile } from '@/lib/users/find-profile'

export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

type Context = { params: Promise<{ handle: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { handle } = await params
  const found = await findProfile(handle)
  // What is hidden or brought back changes the site's feed as well, and is in this one.
  await tagPage(
    tags.userIndex,
    tags.feed,
    ...(found && 'profile' in found ? [tags.user(found.profile.handle)] : []),
  )
  if (found && 'movedTo' in found) permanentRedirect(routes.userFeed(found.movedTo))
  return feedResponse(found ? await getUserFeed(found.profile) : null)
}
