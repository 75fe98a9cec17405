import type { Metadata } from 'next'
import { BranchForm } from '@/components/drivers/branch-form'
import { EditorPage } from '@/components/drivers/editor-page'
import { requireViewer } from '@/lib/auth/gates'
import { writeBranch } from '@/lib/drivers/actions'
import { openEditor } from '@/lib/drivers/editor'
import { latestRevisionOf } from '@/lib/drivers/history'
import { readBranchName } from '@/lib/drivers/input'
import { notFound } from '@/lib/http/leave'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Correct a branch', robots: { index: false } }

type Props = PageProps<'/drivers/[driver]/branches/[branch]/edit'>

export default async function EditBranchPage({ params }: Props) {
  const viewer = await requireViewer()
  const { driver: slug, branch: text } = await params
  const { driver, branches, needs } = await openEditor(viewer, slug)
  const wanted = readBranchName(text)
  const branch = branches.find(({ name }) => name === wanted)
  if (!branch) notFound()
  const { id, name, kind, endOfLife, drops, note, sourceUrl } = branch
  return (
    <EditorPage viewer={viewer} driver={driver} title={`Correct branch ${name}`} needs={needs}>
      <BranchForm
        action={writeBranch}
        initial={{
          ...{ driver: driver.slug, id: String(id) },
          base: String(await latestRevisionOf({ branch: id })),
          ...{ name, kind, endOfLife: endOfLife ?? '', drops: drops.join(', '), note, sourceUrl },
        }}
        back={routes.driver(driver.slug)}
      />
    </EditorPage>
  )
}
