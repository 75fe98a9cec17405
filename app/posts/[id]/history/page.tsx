import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { GonePage } from '@/components/gone-page'
import { PostHeading } from '@/components/questions/post-heading'
import { RevisionList } from '@/components/questions/revision-list'
import { Pagination } from '@/components/ui/pagination'
import { getViewer } from '@/lib/auth/viewer'
import { notFound, redirect } from '@/lib/http/leave'
import { readPostId } from '@/lib/posts/input'
import { postPath } from '@/lib/posts/path'
import { getPostFor } from '@/lib/posts/queries'
import { revisionNumber } from '@/lib/revisions/input'
import { modeFor } from '@/lib/revisions/plan'
import { listRevisions } from '@/lib/revisions/queries'
import { routes } from '@/lib/routes'
import { isModerator } from '@/lib/users/types'

export const metadata: Metadata = { title: 'History', robots: { index: false } }

export default async function HistoryPage({ params, searchParams }: PageProps<'/posts/[id]/history'>) {
  const id = readPostId((await params).id)
  if (id === null) notFound()
  const viewer = await getViewer()
  const sight = await getPostFor(viewer, id)
  if (!sight.found) notFound()
  if (sight.found === 'gone') return <GonePage kind="post" />
  const { post } = sight
  if (post.kind === 'page') redirect(routes.pageHistory(post.root.slug))
  const { before } = await searchParams
  const from = before === undefined ? undefined : revisionNumber.safeParse(before).data
  if (before !== undefined && from === undefined) return <BadAddress />
  const { revisions, more } = await listRevisions(id, from, viewer)
  const mode = viewer && (await modeFor(viewer, id))
  const last = revisions.at(-1)
  return (
    <>
      <PostHeading
        id={id}
        kind={post.kind}
        rootTitle={post.root.title}
        path={post.visible ? postPath(post) : routes.post(id)}
        current="history"
      />
      <RevisionList
        id={id}
        revisions={revisions}
        newest={post.revisions}
        mayHide={isModerator(viewer)}
        mayRevert={mode?.ok === true && mode.value === 'save'}
      />
      <Pagination
        newer={from === undefined ? undefined : routes.postHistory(id)}
        older={more && last ? `${routes.postHistory(id)}?before=${last.number}` : undefined}
        newerText="Newest"
      />
    </>
  )
}
