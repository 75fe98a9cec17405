import type { Metadata } from 'next'
import { Outcome } from '@/components/accounts/outcome'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { QueueEntry } from '@/components/moderation/queue-entry'
import { StaffTabs } from '@/components/moderation/staff-tabs'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireModerator } from '@/lib/auth/gates'
import { notFound } from '@/lib/http/leave'
import { readQuery } from '@/lib/http/query'
import { settleFlags } from '@/lib/moderation/actions'
import { readCursor } from '@/lib/moderation/cursor'
import { countQueue, listQueue } from '@/lib/moderation/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Moderation queue', robots: { index: false } }

const SHOWN = 10

export default async function QueuePage({ searchParams }: PageProps<'/mod'>) {
  const viewer = await requireModerator()
  const { done, after } = readQuery(await searchParams)
  const cursor = readCursor(after)
  if (cursor === undefined) notFound()
  const [waiting, queue] = await Promise.all([countQueue(), listQueue({ after: cursor ?? 0, limit: SHOWN })])
  return (
    <>
      <PageHeader title="Moderation queue" summary="Flagged posts, the longest waiting first.">
        <StaffTabs role={viewer.role} current="queue" waiting={waiting} />
      </PageHeader>
      <Outcome of={done} texts={outcomes} />
      <div className="grid gap-6">
        <SuspensionNotice suspension={viewer.suspension} />
        {queue.entries.length === 0 && (
          <EmptyState title="Nothing waits">
            Flags that members raise appear here. What was removed is under{' '}
            <a href={routes.modRemoved()}>Removed posts</a>.
          </EmptyState>
        )}
        {queue.entries.map((entry) => (
          <QueueEntry key={entry.post.id} {...entry} settle={settleFlags} />
        ))}
      </div>
      <Pagination
        newer={cursor ? routes.modQueue() : undefined}
        older={queue.next === null ? undefined : `${routes.modQueue()}?after=${queue.next}`}
        newerText="From the start"
        olderText="More"
      />
    </>
  )
}

const outcomes = {
  decline: 'The flags are declined, and those who flagged are told.',
  uphold: 'The flags are upheld, and those who flagged are told.',
  'uphold-hide': 'The post is hidden, and those who flagged are told.',
  'uphold-lock': 'The post is locked, and those who flagged are told.',
  'uphold-delete': 'The post is deleted, and those who flagged are told.',
}
