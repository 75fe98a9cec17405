import type { Metadata } from 'next'
import { EditorPage } from '@/components/drivers/editor-page'
import { ReleaseForm } from '@/components/drivers/release-form'
import { requireViewer } from '@/lib/auth/gates'
import { writeRelease } from '@/lib/drivers/actions'
import { openEditor } from '@/lib/drivers/editor'
import { latestRevisionOf } from '@/lib/drivers/history'
import { readRowId } from '@/lib/drivers/input'
import { listReleases } from '@/lib/drivers/queries'
import { notFound } from '@/lib/http/leave'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Correct a release', robots: { index: false } }

export default async function EditReleasePage({ params }: PageProps<'/drivers/[driver]/releases/[id]/edit'>) {
  const viewer = await requireViewer()
  const { driver: slug, id: text } = await params
  const { driver, branches, needs } = await openEditor(viewer, slug)
  const id = readRowId(text)
  const release = (await listReleases(driver.slug)).find((row) => row.id === id)
  if (!release) notFound()
  const { version, branch, releasedOn, note, sourceUrl, dateSourceUrl, withdrawn } = release
  return (
    <EditorPage viewer={viewer} driver={driver} title={`Correct ${version}`} needs={needs}>
      <ReleaseForm
        action={writeRelease}
        initial={{
          ...{ driver: driver.slug, id: String(release.id) },
          base: String(await latestRevisionOf({ release: release.id })),
          ...{ version, branch, releasedOn: releasedOn ?? '', note, sourceUrl, dateSourceUrl },
          ...(withdrawn === null ? {} : { withdrawn: 'on', reason: withdrawn }),
        }}
        branches={branches.map(({ name }) => name)}
        back={routes.driver(driver.slug)}
      />
      <p className="mt-6 text-sm">
        <a href={routes.driverHistory(driver.slug, `?release=${release.id}`)}>History of this release</a>
      </p>
    </EditorPage>
  )
}
