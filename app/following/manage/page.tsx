import type { Metadata } from 'next'
import { FollowTable } from '@/components/telling/follow-table'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/gates'
import { listFollows } from '@/lib/follows/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'What you follow', robots: { index: false } }

export default async function ManageFollowsPage() {
  const viewer = await requireViewer()
  const follows = await listFollows(viewer.id)
  const tags = follows.filter(({ target }) => target.kind === 'tag')
  const things = follows.filter(({ target }) => target.kind === 'device' || target.kind === 'driver')
  const shelves = follows.filter(({ target }) => target.kind === 'shelf')
  const threads = follows.filter(({ target }) => target.kind === 'question' || target.kind === 'page')
  return (
    <>
      <PageHeader
        title="What you follow"
        summary="Watch: every new thing in your inbox. Track: in Following only. Mute: hidden from your lists, and never a message."
        actions={<LinkButton href={routes.following()}>Following</LinkButton>}
      />
      {follows.length === 0 ? (
        <EmptyState
          title="You follow nothing yet"
          actions={<LinkButton href={routes.tags()}>Tags</LinkButton>}
        >
          Vendors, tags, devices, drivers, parts of the wiki, questions and pages each have a follow button.
        </EmptyState>
      ) : (
        <div className="grid gap-8">
          {tags.length > 0 && <FollowTable caption="Vendors and tags" follows={tags} />}
          {things.length > 0 && <FollowTable caption="Devices and drivers" follows={things} />}
          {shelves.length > 0 && <FollowTable caption="Parts of the wiki" follows={shelves} />}
          {threads.length > 0 && <FollowTable caption="Questions and pages" follows={threads} />}
        </div>
      )}
    </>
  )
}
