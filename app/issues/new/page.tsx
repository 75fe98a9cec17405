import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { IssueForm } from '@/components/issues/issue-form'
import { PageStatus } from '@/components/page-status'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/gates'
import { listCommonTags } from '@/lib/completion/queries'
import { listDrivers } from '@/lib/drivers/queries'
import { writeIssue } from '@/lib/issues/actions'
import { routes } from '@/lib/routes'
import { getSettings } from '@/lib/settings/queries'
import { listVendorCards } from '@/lib/vendors/queries'
import { canEditPages } from '@/lib/wiki/policy'

export const metadata: Metadata = { title: 'New known issue', robots: { index: false } }

export default async function NewIssuePage() {
  const viewer = await requireViewer(routes.newIssue())
  const [settings, drivers, vendors] = await Promise.all([getSettings(), listDrivers(), listVendorCards()])
  const names = drivers.map(({ slug }) => ({ slug }))
  return (
    <>
      <SuspensionNotice suspension={viewer.suspension} />
      <PageHeader
        above={<a href={routes.issues()}>Known issues</a>}
        title="New known issue"
        summary="A fault that is understood: what it touches, since when, until when, and where it is followed upstream."
      />
      {canEditPages(viewer, settings) ? (
        <IssueForm
          action={writeIssue}
          initial={{ key: randomUUID(), status: 'open', vendor: 'nvidia', tags: '' }}
          drivers={names}
          commonTags={await listCommonTags()}
          vendors={[
            ...vendors.map(({ slug, name }) => ({ slug, name })),
            { slug: 'general', name: 'General' },
          ]}
          back={routes.issues()}
          submit="Create the page"
        />
      ) : (
        <>
          <PageStatus code={403} />
          <Notice title="Not yet">Creating pages takes {settings['reputation.editWiki']} reputation.</Notice>
        </>
      )}
    </>
  )
}
