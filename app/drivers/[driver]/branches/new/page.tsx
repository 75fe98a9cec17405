import type { Metadata } from 'next'
import { BranchForm } from '@/components/drivers/branch-form'
import { EditorPage } from '@/components/drivers/editor-page'
import { requireViewer } from '@/lib/auth/gates'
import { writeBranch } from '@/lib/drivers/actions'
import { openEditor } from '@/lib/drivers/editor'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Add a branch', robots: { index: false } }

export default async function NewBranchPage({ params }: PageProps<'/drivers/[driver]/branches/new'>) {
  const viewer = await requireViewer()
  const { driver, needs } = await openEditor(viewer, (await params).driver)
  return (
    <EditorPage viewer={viewer} driver={driver} title="Add a branch" needs={needs}>
      <BranchForm
        action={writeBranch}
        initial={{ driver: driver.slug, kind: 'stable' }}
        back={routes.driver(driver.slug)}
      />
    </EditorPage>
  )
}
