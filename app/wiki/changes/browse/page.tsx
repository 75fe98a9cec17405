import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { ChangesScreen } from '@/components/wiki/changes-screen'
import { getViewer } from '@/lib/auth/viewer'
import { routes } from '@/lib/routes'
import { listChanges } from '@/lib/wiki/history'
import { changesView } from '@/lib/wiki/input'
import { getVendor } from '@/lib/wiki/lists'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: 'Recent changes', robots: { index: false } }

/** `/wiki/changes` with a choice: one vendor, without minor edits, older ones. */
export default async function BrowseChanges({ searchParams }: Props) {
  const view = changesView(await searchParams)
  if (!view || (view.vendor !== undefined && !(await getVendor(view.vendor))))
    return (
      <BadAddress>
        <p>
          Changes are listed for all or for one vendor, such as <code>?vendor=amd</code>, on demand without
          minor edits. <a href={routes.recentChanges()}>See all recent changes</a>.
        </p>
      </BadAddress>
    )
  const { changes, older } = await listChanges(view, undefined, await getViewer())
  return <ChangesScreen changes={changes} older={older} {...view} />
}
