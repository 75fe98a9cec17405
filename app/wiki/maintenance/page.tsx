import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { MaintenanceScreen } from '@/components/wiki/maintenance-screen'
import { getViewer } from '@/lib/auth/viewer'
import { routes } from '@/lib/routes'
import { getVendor } from '@/lib/wiki/lists'
import { getMaintenance } from '@/lib/wiki/maintenance'
import { readMaintenanceView } from '@/lib/wiki/maintenance-input'

export const metadata: Metadata = {
  title: 'Pages that wait for an editor',
  description:
    'Pages that are stale, lack something, help few of their readers or are read most, and pages that are wanted.',
  alternates: { canonical: routes.maintenance() },
}

/** Where an editor with an hour to spare begins. */
export default async function Maintenance({ searchParams }: PageProps<'/wiki/maintenance'>) {
  const view = readMaintenanceView(await searchParams)
  if (!view || (view.vendor !== undefined && !(await getVendor(view.vendor))))
    return (
      <BadAddress>
        <p>
          Waiting pages are listed by what they wait for, for all vendors or for one.{' '}
          <a href={routes.maintenance()}>See them all</a>.
        </p>
      </BadAddress>
    )
  return <MaintenanceScreen view={view} {...(await getMaintenance(view, await getViewer()))} />
}
