import type { Metadata } from 'next'
import { GonePage } from '@/components/gone-page'
import { PostBody } from '@/components/post-body'
import { PostHeading } from '@/components/questions/post-heading'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import { getViewer } from '@/lib/auth/viewer'
import { notFound, redirect } from '@/lib/http/leave'
import { readPostId } from '@/lib/posts/input'
import { canUndelete } from '@/lib/posts/policy'
import { getPostFor, type SeenPost } from '@/lib/posts/queries'
import { getPostPlace } from '@/lib/questions/place'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Post', robots: { index: false } }

/** Leads to where a post is read; what was removed is shown here, to its author and to moderators. */
export default async function PostPage({ params }: PageProps<'/posts/[id]'>) {
  const id = readPostId((await params).id)
  if (id === null) notFound()
  const viewer = await getViewer()
  const sight = await getPostFor(viewer, id)
  if (!sight.found) notFound()
  if (sight.found === 'gone') return <GonePage kind="post" />
  const { post } = sight
  if (post.visible) redirect(await getPostPlace(post))
  const mayUndelete =
    post.deletion && canUndelete(viewer, { authorId: post.authorId, deletedBy: post.deletion.byId })
  return (
    <>
      <PostHeading
        id={id}
        kind={post.kind}
        rootTitle={post.root.title}
        path={routes.post(id)}
        current="post"
      />
      <div className="grid max-w-3xl gap-4">
        <Notice tone="warn" title={titleOf(post)}>
          <Deletion post={post} />
        </Notice>
        {mayUndelete && (
          <form method="post" action={routes.deletion(id)}>
            <input type="hidden" name="value" value="0" />
            <Button>Bring it back</Button>
          </form>
        )}
        <PostBody html={post.html} />
      </div>
    </>
  )
}

function titleOf({ deletion, deleted, kind }: SeenPost): string {
  if (deletion) return `This ${kind} was deleted`
  return deleted
    ? `This ${kind} stands under something that was deleted`
    : `This ${kind} is hidden until it is reviewed`
}

function Deletion({ post: { deletion } }: { post: SeenPost }) {
  return (
    <>
      {deletion && (
        <p>
          By <a href={routes.user(deletion.by)}>{deletion.by}</a>, <Time date={deletion.at} mode="moment" />
          {deletion.reason && <>: {deletion.reason}</>}
        </p>
      )}
      <p>Only its author and moderators see it.</p>
    </>
  )
}
