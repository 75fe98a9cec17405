import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { PendingScreen } from '@/components/wiki/pending-screen'
import { getViewer } from '@/lib/auth/viewer'
import { pendingView } from '@/lib/protection/input'
import { countPending, listPending } from '@/lib/protection/queries'
import { routes } from '@/lib/routes'
import { getVendor } from '@/lib/wiki/lists'

export const metadata: Metadata = { title: 'Changes that wait for approval', robots: { index: false } }

/** Where reviewers begin: protected pages with changes that readers do not see yet. */
export default async function PendingPage({ searchParams }: PageProps<'/wiki/pending'>) {
  const view = pendingView(await searchParams)
  if (!view || (view.vendor !== undefined && !(await getVendor(view.vendor))))
    return (
      <BadAddress>
        <p>
          Waiting changes are listed for all vendors or for one.{' '}
          <a href={routes.pendingPages()}>See them all</a>.
        </p>
      </BadAddress>
    )
  const viewer = await getViewer()
  const [pages, count] = await Promise.all([listPending(view, viewer), countPending(view, viewer)])
  return <PendingScreen vendor={view.vendor} pages={pages} count={count} />
}
