import type { Metadata } from 'next'
import { FindMember } from '@/components/moderation/find-member'
import { AdminTabs } from '@/components/moderation/staff-tabs'
import { PageHeader } from '@/components/ui/page-header'
import { Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { requireAdministrator } from '@/lib/auth/gates'
import { redirect } from '@/lib/http/leave'
import { readQuery } from '@/lib/http/query'
import { listStaff } from '@/lib/moderation/people'
import { routes } from '@/lib/routes'
import { findMember } from '@/lib/users/find-profile'

export const metadata: Metadata = { title: 'Roles', robots: { index: false } }

export default async function RolesPage({ searchParams }: PageProps<'/admin/users'>) {
  await requireAdministrator()
  const { handle } = readQuery(await searchParams)
  const found = handle === undefined ? null : await findMember(handle)
  if (found !== null) redirect(routes.modUser(found))
  const rows = (await listStaff()).map((person) => ({
    key: person.handle,
    cells: [
      <a key="who" href={routes.modUser(person.handle)}>
        {person.handle}
      </a>,
      person.role,
      <Time key="since" date={person.since} mode="date" />,
    ],
  }))
  return (
    <>
      <PageHeader
        title="Roles"
        summary="Find a member to appoint or dismiss them. Every change is in the public log."
      >
        <AdminTabs current="users" />
      </PageHeader>
      <div className="grid gap-8">
        <FindMember action={routes.adminUsers()} asked={handle} />
        <Table caption="Moderators and administrators" head={['Handle', 'Role', 'Here since']} rows={rows} />
      </div>
    </>
  )
}
