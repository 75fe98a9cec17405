import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { CompatibilityPage } from '@/components/compatibility/compatibility-page'
import { parseMatrixFilter } from '@/lib/compatibility/input'
import { getMatrix, listMatrixDrivers } from '@/lib/compatibility/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Compatibility', robots: { index: false } }

/** `/compat` with a query: next.config.ts leads here. */
export default async function BrowseCompatibilityPage({ searchParams }: PageProps<'/compat/browse'>) {
  const filter = parseMatrixFilter(await searchParams)
  const drivers = await listMatrixDrivers()
  if (!filter || !drivers.some(({ slug }) => slug === filter.driver))
    return (
      <BadAddress>
        <p>
          The matrix is filtered by driver, device family, kernel series, distribution and framework.{' '}
          <a href={routes.compatibility()}>See the usual one</a>.
        </p>
      </BadAddress>
    )
  return <CompatibilityPage filter={filter} matrix={await getMatrix(filter)} drivers={drivers} />
}
