import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { GonePage } from '@/components/gone-page'
import { PostHeading } from '@/components/questions/post-heading'
import { HistoryScreen } from '@/components/revisions/history-screen'
import { placesOfPost } from '@/components/revisions/places'
import { Button } from '@/components/ui/button'
import { getViewer } from '@/lib/auth/viewer'
import { notFound, redirect } from '@/lib/http/leave'
import { readPostId } from '@/lib/posts/input'
import { postPath } from '@/lib/posts/path'
import { getPostFor } from '@/lib/posts/queries'
import { listRevisions, startOf } from '@/lib/revisions/history'
import { historyFilter, historyPlace } from '@/lib/revisions/history-input'
import { modeFor } from '@/lib/revisions/plan'
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
  const filter = historyFilter(await searchParams)
  if (!filter) return <BadAddress />
  const place = filter.at === undefined ? null : historyPlace(filter.at)
  const before = place ? await startOf(id, place) : filter.before
  const { revisions, older } = await listRevisions(id, { ...filter, before }, viewer)
  const mode = viewer && (await modeFor(viewer, id))
  const mayRevert = mode?.ok === true && mode.value === 'save'
  return (
    <>
      <PostHeading
        id={id}
        kind={post.kind}
        rootTitle={post.root.title}
        path={post.visible ? postPath(post) : routes.post(id)}
        current="history"
      />
      <HistoryScreen
        {...{ filter, revisions, older }}
        places={placesOfPost(id)}
        unknownPlace={filter.at !== undefined && place === null}
        newest={post.revisions}
        hideIn={isModerator(viewer) ? id : null}
        actions={mayRevert ? (number) => <GoBack id={id} number={number} /> : undefined}
      />
    </>
  )
}

function GoBack({ id, number }: { id: number; number: number }) {
  return (
    <form method="post" action={routes.revert(id)}>
      <input type="hidden" name="number" value={number} />
      <Button size="small">Go back to revision {number}</Button>
    </form>
  )
}
