import type { Metadata } from 'next'
import { FindMember } from '@/components/moderation/find-member'
import { StaffTabs } from '@/components/moderation/staff-tabs'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { requireModerator } from '@/lib/auth/gates'
import { redirect } from '@/lib/http/leave'
import { readQuery } from '@/lib/http/query'
import { listSuspended } from '@/lib/moderation/people'
import { countQueue } from '@/lib/moderation/queries'
import { routes } from '@/lib/routes'
import { findMember } from '@/lib/users/find-profile'

export const metadata: Metadata = { title: 'Members', robots: { index: false } }

const SHOWN = 200

export default async function MembersPage({ searchParams }: PageProps<'/mod/users'>) {
  const viewer = await requireModerator()
  const { handle } = readQuery(await searchParams)
  const found = handle === undefined ? null : await findMember(handle)
  if (found !== null) redirect(routes.modUser(found))
  const [waiting, suspended] = await Promise.all([countQueue(), listSuspended(SHOWN)])
  const rows = suspended.map(({ id, handle: name, until, reason }) => ({
    key: id,
    cells: [
      <a key="who" href={routes.modUser(name)}>
        {name}
      </a>,
      <Time key="until" date={until} mode="moment" />,
      <span key="why" className="wrap-anywhere">
        {reason}
      </span>,
    ],
  }))
  return (
    <>
      <PageHeader title="Members" summary="A member’s record, sanctions and latest posts.">
        <StaffTabs role={viewer.role} current="users" waiting={waiting} />
      </PageHeader>
      <div className="grid gap-8">
        <FindMember action={routes.modUsers()} asked={handle} />
        {rows.length === 0 ? (
          <EmptyState title="Nobody is suspended" />
        ) : (
          <Table caption="Suspended now" head={['Member', 'Until', 'Reason']} rows={rows} />
        )}
      </div>
    </>
  )
}
