import type { Metadata } from 'next'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { ImportForm } from '@/components/imports/import-form'
import { ImportList } from '@/components/imports/import-list'
import { StaffTabs } from '@/components/moderation/staff-tabs'
import { PageHeader } from '@/components/ui/page-header'
import { requireModerator } from '@/lib/auth/gates'
import { startImport } from '@/lib/imports/actions'
import { listImports } from '@/lib/imports/queries'
import { countQueue } from '@/lib/moderation/queries'
import { routes } from '@/lib/routes'
import { listVendors } from '@/lib/wiki/lists'

export const metadata: Metadata = { title: 'Import pages', robots: { index: false } }

export default async function ImportPage() {
  const viewer = await requireModerator()
  const [shelves, imports, waiting] = await Promise.all([listVendors(), listImports(), countQueue()])
  return (
    <>
      <SuspensionNotice suspension={viewer.suspension} />
      <PageHeader
        above={<a href={routes.wiki()}>Wiki</a>}
        title="Import pages"
        summary="From a MediaWiki dump or a .zip of Markdown files, with their history and the names of who wrote them. First you see what would happen."
      >
        <StaffTabs role={viewer.role} current="imports" waiting={waiting} />
      </PageHeader>
      <div className="grid gap-8">
        <ImportForm action={startImport} shelves={shelves} />
        {imports.length > 0 && <ImportList imports={imports} />}
      </div>
    </>
  )
}
