import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { CellPage } from '@/components/compatibility/cell-page'
import { parseCell } from '@/lib/compatibility/input'
import { getCell } from '@/lib/compatibility/queries'
import { getDriver } from '@/lib/drivers/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Evidence', robots: { index: false } }

export default async function CompatibilityCellPage({ searchParams }: PageProps<'/compat/cell'>) {
  const cell = parseCell(await searchParams)
  if (!cell || !(await getDriver(cell.filter.driver)))
    return (
      <BadAddress>
        <p>
          A cell has a driver and a branch. <a href={routes.compatibility()}>Open one from the matrix</a>.
        </p>
      </BadAddress>
    )
  const { filter, branch, before } = cell
  const evidence = await getCell(filter, branch, before)
  return <CellPage filter={filter} branch={branch} further={before !== undefined} {...evidence} />
}
