import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { WaitingLines } from '@/components/suggestions/suggestion-lines'
import { SuggestionTabs } from '@/components/suggestions/suggestion-tabs'
import { WaitingFilter } from '@/components/suggestions/waiting-filter'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireViewer } from '@/lib/auth/gates'
import { routes } from '@/lib/routes'
import { type QueueFilter, queueView } from '@/lib/suggestions/input'
import { listWaiting } from '@/lib/suggestions/lists'
import { hubs } from '@/lib/vendors/hubs'

export const metadata: Metadata = { title: 'Suggested edits', robots: { index: false } }

export default async function SuggestionsPage({ searchParams }: PageProps<'/suggestions'>) {
  const viewer = await requireViewer(routes.suggestions())
  const filter = queueView(await searchParams)
  if (!filter) return <BadAddress />
  const { lines, next, all } = await listWaiting(viewer, filter)
  return (
    <>
      <PageHeader
        title="Suggested edits"
        summary={
          all ? 'All that wait for a decision, the longest waiting first.' : 'Those for your own posts.'
        }
      >
        <p className="text-sm">
          <a href={routes.pendingPages()}>Changes of protected pages that wait for approval</a>
        </p>
      </PageHeader>
      <SuggestionTabs current="waiting" />
      <WaitingFilter {...filter} vendors={[...hubs, 'general']} />
      {lines.length === 0 ? (
        <EmptyState title="Nothing waits for review">
          Edits by members who may not change other people’s posts yet come here first.
        </EmptyState>
      ) : (
        <WaitingLines lines={lines} now={new Date()} />
      )}
      <Pagination
        newer={filter.after === undefined ? undefined : placeOf({ ...filter, after: undefined })}
        older={next === undefined ? undefined : placeOf({ ...filter, after: next })}
        newerText="Longest waiting"
        olderText="Later ones"
      />
    </>
  )
}

function placeOf(filter: QueueFilter): string {
  const named = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return routes.suggestions(named.length > 0 ? `?${new URLSearchParams(named)}` : '')
}
