import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { GonePage } from '@/components/gone-page'
import { BlameList } from '@/components/revisions/blame-list'
import { placesOfPost } from '@/components/revisions/places'
import { PageHeader } from '@/components/ui/page-header'
import { getViewer } from '@/lib/auth/viewer'
import { getBlame } from '@/lib/blame/queries'
import { notFound, redirect } from '@/lib/http/leave'
import { readPostId } from '@/lib/posts/input'
import { getPostFor } from '@/lib/posts/queries'
import { routes } from '@/lib/routes'
import { blameView } from '@/lib/wiki/input'

export const metadata: Metadata = { title: 'Who wrote each line', robots: { index: false } }

export default async function BlamePage({ params, searchParams }: PageProps<'/posts/[id]/blame'>) {
  const id = readPostId((await params).id)
  if (id === null) notFound()
  const sight = await getPostFor(await getViewer(), id)
  if (!sight.found) notFound()
  if (sight.found === 'gone') return <GonePage kind="post" />
  const { post } = sight
  const view = blameView(await searchParams)
  if (!view) return <BadAddress />
  if (post.kind === 'page') redirect(routes.pageBlame(post.root.slug, view.number))
  const blame = await getBlame(id, view.number)
  if (!blame) notFound()
  return (
    <>
      <PageHeader
        title={`Who wrote each line of revision ${blame.number}`}
        above={<a href={routes.postHistory(id)}>History of this {post.kind}</a>}
        summary={post.root.title}
      />
      <BlameList blame={blame} places={placesOfPost(id)} />
    </>
  )
}
