import type { Metadata } from 'next'
import { RevisionList } from '@/components/drivers/revision-list'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listRevisions } from '@/lib/drivers/history'
import { readDriverSlug, readRowId } from '@/lib/drivers/input'
import { getDriver } from '@/lib/drivers/queries'
import { notFound } from '@/lib/http/leave'
import { readQuery } from '@/lib/http/query'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Changes of releases', robots: { index: false } }

type Props = PageProps<'/drivers/[driver]/history'>

/** What people changed of a driver's releases and branches, of all or of one: `?release=12`. */
export default async function DriverHistoryPage({ params, searchParams }: Props) {
  const slug = readDriverSlug((await params).driver)
  const driver = slug === null ? null : await getDriver(slug)
  if (!driver) notFound()
  const query = readQuery(await searchParams)
  const number = (name: string) => {
    const text = query[name]
    return text === undefined ? undefined : (readRowId(text) ?? undefined)
  }
  const filter = { release: number('release'), branch: number('branch') }
  const { revisions, next } = await listRevisions(driver.slug, { ...filter, before: number('before') })
  const same = Object.entries(filter).flatMap(([name, id]) => (id === undefined ? [] : [`${name}=${id}&`]))
  return (
    <>
      <PageHeader
        above={<a href={routes.driver(driver.slug)}>{driver.name}</a>}
        title="Changes of releases and branches"
        summary="What members added and corrected, both states side by side. What came with the software is not listed."
      />
      {revisions.length === 0 ? (
        <EmptyState title="Nobody has changed anything here yet">
          <p>
            <a href={routes.newRelease(driver.slug)}>Add a release</a> when a new one is out.
          </p>
        </EmptyState>
      ) : (
        <RevisionList slug={driver.slug} revisions={revisions} />
      )}
      {next !== null && (
        <p className="mt-6">
          <a href={routes.driverHistory(driver.slug, `?${same.join('')}before=${next}`)} rel="next">
            Older changes
          </a>
        </p>
      )}
    </>
  )
}
