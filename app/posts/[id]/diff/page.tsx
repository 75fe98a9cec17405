import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { DiffView } from '@/components/diff-view'
import { GonePage } from '@/components/gone-page'
import { HiddenRevision } from '@/components/hidden-revision'
import { DiffSteps } from '@/components/revisions/diff-steps'
import { placesOfPost } from '@/components/revisions/places'
import { PageHeader } from '@/components/ui/page-header'
import { getViewer } from '@/lib/auth/viewer'
import { diffTexts } from '@/lib/diff/words'
import { notFound, redirect } from '@/lib/http/leave'
import { readPostId } from '@/lib/posts/input'
import { getPostFor } from '@/lib/posts/queries'
import { getRevision } from '@/lib/revisions/queries'
import { versionText } from '@/lib/revisions/text'
import { routes } from '@/lib/routes'
import { diffView } from '@/lib/wiki/input'

export const metadata: Metadata = { title: 'Changes', robots: { index: false } }

export default async function DiffPage({ params, searchParams }: PageProps<'/posts/[id]/diff'>) {
  const id = readPostId((await params).id)
  if (id === null) notFound()
  const viewer = await getViewer()
  const sight = await getPostFor(viewer, id)
  if (!sight.found) notFound()
  if (sight.found === 'gone') return <GonePage kind="post" />
  const { post } = sight
  const view = diffView(await searchParams)
  if (!view) return <NoSuchPair id={id} />
  const { from, to, look } = view
  if (post.kind === 'page') redirect(routes.pageDiff(post.root.slug, from, to))
  const [left, right] = await Promise.all([getRevision(id, from, viewer), getRevision(id, to, viewer)])
  if (!left || !right) return <NoSuchPair id={id} />
  if (!left.version || !right.version) return <HiddenRevision history={routes.postHistory(id)} />
  return (
    <>
      <PageHeader
        title={`From revision ${from} to ${to}`}
        above={<a href={routes.postHistory(id)}>History of this {post.kind}</a>}
        summary={right.summary || undefined}
      />
      <DiffSteps
        {...{ look, newest: post.revisions, places: placesOfPost(id) }}
        older={{ number: from, author: left.author, byline: null, at: left.createdAt }}
        newer={{ number: to, author: right.author, byline: null, at: right.createdAt }}
      />
      <DiffView
        rows={diffTexts(versionText(left.version), versionText(right.version))}
        leftLabel={`Revision ${from} by ${left.author.handle}`}
        rightLabel={`Revision ${to} by ${right.author.handle}`}
        look={look}
        steps
      />
    </>
  )
}

function NoSuchPair({ id }: { id: number }) {
  return (
    <BadAddress>
      <p>
        A comparison names two revisions, such as <code>?from=1&amp;to=2</code>.{' '}
        <a href={routes.postHistory(id)}>Choose them from the history</a>.
      </p>
    </BadAddress>
  )
}
