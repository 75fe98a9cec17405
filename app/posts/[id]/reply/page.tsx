import type { Metadata } from 'next'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { GonePage } from '@/components/gone-page'
import { PostBody } from '@/components/post-body'
import { CommentFields } from '@/components/questions/comment-form'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/gates'
import { notFound } from '@/lib/http/leave'
import { readPostId } from '@/lib/posts/input'
import { postPath } from '@/lib/posts/path'
import { refuseThread } from '@/lib/posts/policy'
import { getPostFor } from '@/lib/posts/queries'

export const metadata: Metadata = { title: 'Reply', robots: { index: false } }

/** The comment form on a page of its own, for whoever reads without script. */
export default async function ReplyPage({ params }: PageProps<'/posts/[id]/reply'>) {
  const viewer = await requireViewer()
  const id = readPostId((await params).id)
  const sight = id === null ? null : await getPostFor(viewer, id)
  if (!sight?.found) notFound()
  if (sight.found === 'gone') return <GonePage kind="post" />
  const { post } = sight
  const refused = refuseThread(viewer, post)
  return (
    <>
      <SuspensionNotice suspension={viewer.suspension} />
      <PageHeader
        title={`Reply to ${post.author.handle}`}
        summary={<a href={postPath(post)}>{post.root.title}</a>}
      />
      <div className="grid max-w-3xl gap-4">
        <blockquote className="border-l-2 border-line pl-4">
          <PostBody html={post.html} size="small" />
        </blockquote>
        {refused ? (
          <Notice tone="warn">{refused.error.message}</Notice>
        ) : (
          <CommentFields postId={post.id} label="Your reply" submit="Post reply" />
        )}
      </div>
    </>
  )
}
