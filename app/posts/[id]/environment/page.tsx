import type { Metadata } from 'next'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { EnvironmentBlock } from '@/components/environments/environment-block'
import { MachineForm } from '@/components/environments/machine-form'
import { GonePage } from '@/components/gone-page'
import { PostHeading } from '@/components/questions/post-heading'
import { RefusedEdit } from '@/components/questions/refused-edit'
import { requireViewer } from '@/lib/auth/gates'
import { changeMachine } from '@/lib/environments/actions'
import { listEnvironmentViews } from '@/lib/environments/blocks'
import { getMachineRefusal } from '@/lib/environments/change'
import { notFound } from '@/lib/http/leave'
import { readPostId } from '@/lib/posts/input'
import { postPath } from '@/lib/posts/path'
import { getPostFor } from '@/lib/posts/queries'
import { getMachineTerms } from '@/lib/rigs/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Machine of a post', robots: { index: false } }

/** The machine that a question or an answer speaks of; its author and trusted editors change it. */
export default async function PostEnvironmentPage({ params }: PageProps<'/posts/[id]/environment'>) {
  const viewer = await requireViewer()
  const id = readPostId((await params).id)
  const sight = id === null ? null : await getPostFor(viewer, id)
  if (!sight?.found) notFound()
  if (sight.found === 'gone') return <GonePage kind="post" />
  const { post } = sight
  if (post.kind !== 'question' && post.kind !== 'answer') notFound()
  const [views, machine, refusal] = await Promise.all([
    listEnvironmentViews([post.id]),
    getMachineTerms(viewer),
    getMachineRefusal(viewer, post),
  ])
  const view = views.get(post.id)
  const path = post.visible ? postPath(post) : routes.post(post.id)
  return (
    <>
      <SuspensionNotice suspension={viewer.suspension} />
      <PostHeading id={post.id} kind={post.kind} rootTitle={post.root.title} path={path} current="machine" />
      <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-6">
        {view ? (
          <EnvironmentBlock postId={post.id} environment={view} />
        ) : (
          <p className="text-ink-2">This {post.kind} speaks of no machine yet.</p>
        )}
        {refusal ? (
          <RefusedEdit failure={refusal.error} />
        ) : (
          <MachineForm action={changeMachine} id={post.id} machine={machine} filled={view !== undefined} />
        )}
      </div>
    </>
  )
}
