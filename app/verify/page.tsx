import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { VerifyPage } from '@/components/reports/verify-page'
import { getViewer } from '@/lib/auth/viewer'
import { routes } from '@/lib/routes'
import { parseVerifyCursor } from '@/lib/verify/input'
import { listOwnChecks, listStale } from '@/lib/verify/queries'

export const metadata: Metadata = {
  title: 'Verify',
  description: 'Answers and pages that were last seen to work before the newest release of their driver.',
}

export default async function VerifyQueuePage({ searchParams }: PageProps<'/verify'>) {
  const after = parseVerifyCursor((await searchParams).after)
  if (after === undefined)
    return (
      <BadAddress>
        <p>
          This page of the list does not exist. <a href={routes.verify()}>Begin with the first</a>.
        </p>
      </BadAddress>
    )
  const viewer = await getViewer()
  const [list, own] = await Promise.all([listStale(after), viewer ? listOwnChecks(viewer.id) : null])
  return <VerifyPage {...list} own={own} further={after !== null} />
}
