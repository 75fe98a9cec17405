import type { Metadata } from 'next'
import { EditorPage } from '@/components/drivers/editor-page'
import { ReleaseForm } from '@/components/drivers/release-form'
import { requireViewer } from '@/lib/auth/gates'
import { writeRelease } from '@/lib/drivers/actions'
import { openEditor } from '@/lib/drivers/editor'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Add a release', robots: { index: false } }

export default async function NewReleasePage({ params }: PageProps<'/drivers/[driver]/releases/new'>) {
  const viewer = await requireViewer()
  const { driver, branches, needs } = await openEditor(viewer, (await params).driver)
  const names = branches.map(({ name }) => name)
  return (
    <EditorPage viewer={viewer} driver={driver} title="Add a release" needs={needs}>
      <ReleaseForm
        action={writeRelease}
        initial={{ driver: driver.slug, branch: names[0] ?? '' }}
        branches={names}
        back={routes.driver(driver.slug)}
      />
    </EditorPage>
  )
}
