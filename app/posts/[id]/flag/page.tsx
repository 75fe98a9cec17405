import type { Metadata } from 'next'
import { Outcome } from '@/components/accounts/outcome'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { GonePage } from '@/components/gone-page'
import { FlagForm } from '@/components/moderation/flag-form'
import { PostWindow } from '@/components/moderation/post-window'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/gates'
import { plural } from '@/lib/format/numbers'
import { notFound } from '@/lib/http/leave'
import { readQuery } from '@/lib/http/query'
import { flag } from '@/lib/moderation/actions'
import { refuseFlagging } from '@/lib/moderation/policy'
import { getFlagForm } from '@/lib/moderation/queries'
import { flagReasons } from '@/lib/moderation/reasons'
import { readPostId } from '@/lib/posts/input'
import { postPath } from '@/lib/posts/path'
import { getPostFor } from '@/lib/posts/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Flag a post', robots: { index: false } }

export default async function FlagPage({ params, searchParams }: PageProps<'/posts/[id]/flag'>) {
  const id = readPostId((await params).id)
  if (id === null) notFound()
  const viewer = await requireViewer(routes.postFlag(id))
  const sight = await getPostFor(viewer, id)
  if (!sight.found) notFound()
  if (sight.found === 'gone') return <GonePage kind="post" />
  const { post } = sight
  const { own, replied, quota, settings } = await getFlagForm(viewer, id)
  const refusal = refuseFlagging(viewer, { authorId: post.authorId }, settings)
  const back = post.visible ? postPath(post) : routes.post(id)
  return (
    <>
      <PageHeader
        title="Flag a post"
        summary="Moderators look at it and you are told what came of it. Nobody else learns that you flagged."
        above={<a href={back}>Back to the post</a>}
      />
      <Outcome of={readQuery(await searchParams).done} texts={outcomes} />
      <div className="grid gap-6">
        <SuspensionNotice suspension={viewer.suspension} />
        <PostWindow id={id} html={post.html} />
        {own ? (
          <Notice
            tone="info"
            title={`You have flagged this as ${flagReasons[own.reason].label.toLowerCase()}`}
          >
            {own.note && <p className="whitespace-pre-wrap wrap-anywhere">{own.note}</p>}
            <p>It waits for a moderator.</p>
          </Notice>
        ) : refusal || post.deleted ? (
          <Notice tone="warn">{refusal?.error.message ?? 'This post has been deleted.'}</Notice>
        ) : (
          !viewer.suspension && (
            <>
              {Number.isFinite(quota.limit) && (
                <p className="max-w-measure text-sm text-ink-2">
                  You have {plural(quota.left, 'flag')} left today.
                </p>
              )}
              <FlagForm action={flag} postId={id} kind={post.kind} replied={replied} />
            </>
          )
        )}
        <div>
          <LinkButton href={back}>Back to the post</LinkButton>
        </div>
      </div>
    </>
  )
}

const outcomes = { flagged: 'Thank you. A moderator will look at it.' }
