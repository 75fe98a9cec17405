import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { ErrorBrowser, titleOf } from '@/components/errors/error-browser'
import { routes } from '@/lib/routes'
import { listErrorDrivers, listErrors } from '@/lib/signatures/list'
import { errorQuery, parseErrorFilter } from '@/lib/signatures/list-input'
import { countSightings } from '@/lib/signatures/queries'

export async function generateMetadata({ searchParams }: PageProps<'/errors/browse'>): Promise<Metadata> {
  const filter = parseErrorFilter(await searchParams)
  if (!filter) return { title: 'Errors', robots: { index: false } }
  const isList = filter.q === '' && filter.after === null
  return {
    title: titleOf(filter),
    alternates: { canonical: routes.errors(errorQuery({ ...filter, after: null })) },
    ...(isList ? {} : { robots: { index: false } }),
  }
}

/** `/errors` with a query: next.config.ts leads here. */
export default async function BrowseErrorsPage({ searchParams }: PageProps<'/errors/browse'>) {
  const filter = parseErrorFilter(await searchParams)
  if (!filter)
    return (
      <BadAddress>
        <p>
          Errors are found by up to 200 letters, a vendor, a driver and a severity that we list.{' '}
          <a href={routes.errors()}>See all errors</a>.
        </p>
      </BadAddress>
    )
  const seen = await countSightings()
  return <ErrorBrowser filter={filter} list={listErrors(filter)} drivers={listErrorDrivers()} seen={seen} />
}
