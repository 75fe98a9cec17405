import type { Metadata } from 'next'
import { GonePage } from '@/components/gone-page'
import { HiddenNotice, HiddenRevision } from '@/components/hidden-revision'
import { PageHeader } from '@/components/ui/page-header'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { Time } from '@/components/ui/time'
import { getViewer } from '@/lib/auth/viewer'
import { notFound, redirect } from '@/lib/http/leave'
import { readPostId } from '@/lib/posts/input'
import { getPostFor } from '@/lib/posts/queries'
import { describeRevision } from '@/lib/revisions/describe'
import { revisionNumber } from '@/lib/revisions/input'
import { getRevision } from '@/lib/revisions/queries'
import { versionText } from '@/lib/revisions/text'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Revision', robots: { index: false } }

/** One version of a post, as its author typed it. */
export default async function RevisionPage({ params }: PageProps<'/posts/[id]/history/[number]'>) {
  const { id: postNumber, number: wanted } = await params
  const id = readPostId(postNumber)
  const number = revisionNumber.safeParse(wanted).data
  if (id === null || number === undefined) notFound()
  const viewer = await getViewer()
  const sight = await getPostFor(viewer, id)
  if (!sight.found) notFound()
  if (sight.found === 'gone') return <GonePage kind="post" />
  const { post } = sight
  if (post.kind === 'page') redirect(routes.pageRevision(post.root.slug, number))
  const revision = await getRevision(id, number, viewer)
  if (!revision) notFound()
  if (!revision.version) return <HiddenRevision history={routes.postHistory(id)} />
  const { author, createdAt, summary } = revision
  return (
    <>
      <PageHeader
        title={`Revision ${number}`}
        above={<a href={routes.postHistory(id)}>History of this {post.kind}</a>}
        summary={
          <>
            <a href={routes.user(author.handle)}>{author.handle}</a> {describeRevision(revision)}{' '}
            <Time date={createdAt} mode="moment" />
            {summary && <>: {summary}</>}
          </>
        }
      />
      <HiddenNotice number={number} hidden={revision.hidden} />
      <ScrollRegion label="Text" className="overflow-x-auto">
        <pre className="plain-source">{versionText(revision.version)}</pre>
      </ScrollRegion>
    </>
  )
}
