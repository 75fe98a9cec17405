import type { Metadata } from 'next'
import { CompatibilityPage } from '@/components/compatibility/compatibility-page'
import { tagPage, tags } from '@/lib/cache'
import { usualFilter } from '@/lib/compatibility/input'
import { getMatrix, listMatrixDrivers } from '@/lib/compatibility/queries'
import { routes } from '@/lib/routes'

export const dynamic = 'force-static'
export const revalidate = false

export const metadata: Metadata = {
  title: 'Compatibility',
  description:
    'Driver branches by device family, kernel, distribution and framework: what makers claim and what members saw.',
  alternates: { canonical: routes.compatibility() },
}

/** The usual matrix; every other is app/compat/browse. */
export default async function CachedCompatibilityPage() {
  await tagPage(tags.compatibility, tags.driver(usualFilter.driver))
  const [matrix, drivers] = await Promise.all([getMatrix(usualFilter), listMatrixDrivers()])
  return <CompatibilityPage filter={usualFilter} matrix={matrix} drivers={drivers} />
}
