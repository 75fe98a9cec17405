import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { IssueBrowser } from '@/components/issues/issue-browser'
import { listDrivers } from '@/lib/drivers/queries'
import { parseIssueFilter } from '@/lib/issues/list-input'
import { listIssues } from '@/lib/issues/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Known issues', robots: { index: false } }

/** `/issues` with a query: next.config.ts leads here. */
export default async function BrowseIssuesPage({ searchParams }: PageProps<'/issues/browse'>) {
  const filter = parseIssueFilter(await searchParams)
  if (!filter)
    return (
      <BadAddress>
        <p>
          Known issues are listed by vendor, driver, PCI id and state. <a href={routes.issues()}>See all</a>.
        </p>
      </BadAddress>
    )
  const [list, drivers] = await Promise.all([listIssues(filter), listDrivers()])
  return <IssueBrowser filter={filter} {...list} drivers={drivers} />
}
