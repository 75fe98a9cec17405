import type { Metadata } from 'next'
import { LogList } from '@/components/moderation/log-list'
import { StaffTabs } from '@/components/moderation/staff-tabs'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Tabs } from '@/components/ui/tabs'
import { getViewer } from '@/lib/auth/viewer'
import { notFound } from '@/lib/http/leave'
import { readQuery } from '@/lib/http/query'
import { readCursor } from '@/lib/moderation/cursor'
import { listModerationLog } from '@/lib/moderation/log'
import { isLogKind, type LogKind, logKinds } from '@/lib/moderation/log-kinds'
import { countQueue } from '@/lib/moderation/queries'
import { routes } from '@/lib/routes'
import { isModerator } from '@/lib/users/types'

export const metadata: Metadata = {
  title: 'Moderation log',
  description: 'What moderators removed, locked, closed and changed on Nomodeset, and why.',
}

export default async function LogPage({ searchParams }: PageProps<'/mod/log'>) {
  const query = readQuery(await searchParams)
  const before = readCursor(query.before)
  const kind = query.kind ?? null
  if (before === undefined || (kind !== null && !isLogKind(kind))) notFound()
  const [viewer, { entries, older }] = await Promise.all([getViewer(), listModerationLog({ kind, before })])
  return (
    <>
      <PageHeader
        title="Moderation log"
        summary="What moderators and administrators did, to what, and why. Who flagged is never shown, and removed texts stay removed."
      >
        {isModerator(viewer) && viewer && (
          <StaffTabs role={viewer.role} current="log" waiting={await countQueue()} />
        )}
        <Tabs tabs={kindTabs(kind)} label="Kind of action" />
      </PageHeader>
      {entries.length === 0 ? (
        <EmptyState title="Nothing here">No moderator has had to do anything of the kind.</EmptyState>
      ) : (
        <LogList
          entries={entries}
          label="Moderation log"
          back={isModerator(viewer) ? logPath(kind, before) : undefined}
        />
      )}
      <Pagination
        newer={before === null ? undefined : logPath(kind, null)}
        older={older === null ? undefined : logPath(kind, older)}
        newerText="Newest"
      />
    </>
  )
}

function kindTabs(current: LogKind | null) {
  const kinds = Object.entries(logKinds).map(([kind, { label }]) => ({ kind, label }))
  return [{ kind: null, label: 'Everything' }, ...kinds].map(({ kind, label }) => ({
    href: kind === null ? routes.modLog() : `${routes.modLog()}?kind=${kind}`,
    label,
    current: kind === current,
  }))
}

function logPath(kind: LogKind | null, before: number | null): string {
  const query = new URLSearchParams()
  if (kind) query.set('kind', kind)
  if (before !== null) query.set('before', String(before))
  return query.size === 0 ? routes.modLog() : `${routes.modLog()}?${query}`
}
