import type { Metadata } from 'next'
import { ImportScreen } from '@/components/imports/import-screen'
import { PageHeader } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { requireModerator } from '@/lib/auth/gates'
import { notFound } from '@/lib/http/leave'
import { getImport } from '@/lib/imports/queries'
import { readPostId } from '@/lib/posts/input'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Import', robots: { index: false } }

export default async function ImportProgress({ params }: PageProps<'/wiki/import/[id]'>) {
  await requireModerator()
  const id = readPostId((await params).id)
  const shown = id === null ? null : await getImport(id)
  if (!shown) notFound()
  const { source, file, vendor, startedAt, by } = shown
  return (
    <>
      <PageHeader
        above={<a href={routes.imports()}>Import pages</a>}
        title={<span className="wrap-anywhere">{source}</span>}
        summary={
          <span className="wrap-anywhere">
            {file} for the shelf {vendor}, begun by {by} <Time date={startedAt} />
          </span>
        }
      />
      <ImportScreen shown={shown} />
    </>
  )
}
