import type { Metadata } from 'next'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { GonePage } from '@/components/gone-page'
import { IssueForm } from '@/components/issues/issue-form'
import { PageStatus } from '@/components/page-status'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/gates'
import { listDrivers } from '@/lib/drivers/queries'
import { notFound } from '@/lib/http/leave'
import { writeIssueFacts } from '@/lib/issues/actions'
import { factValues } from '@/lib/issues/form'
import { getIssue } from '@/lib/issues/queries'
import { readPostId } from '@/lib/posts/input'
import { getPostFor } from '@/lib/posts/queries'
import { routes } from '@/lib/routes'
import { getSettings } from '@/lib/settings/queries'
import { canEditPages } from '@/lib/wiki/policy'

export const metadata: Metadata = { title: 'Facts of a known issue', robots: { index: false } }

export default async function EditIssuePage({ params }: PageProps<'/issues/[page]/edit'>) {
  const id = readPostId((await params).page)
  if (id === null) notFound()
  const viewer = await requireViewer(routes.editIssue(id))
  const sight = await getPostFor(viewer, id)
  if (!sight.found) notFound()
  if (sight.found === 'gone') return <GonePage kind="page" />
  const { post } = sight
  if (post.kind !== 'page') notFound()
  const [issue, drivers, settings] = await Promise.all([getIssue(id), listDrivers(), getSettings()])
  const path = routes.page(post.root.slug)
  return (
    <>
      <SuspensionNotice suspension={viewer.suspension} />
      <PageHeader
        above={<a href={path}>{post.root.title}</a>}
        title={issue ? 'Facts of a known issue' : 'Make this page a known issue'}
        summary="Enter what the sources say. Every change is kept in the log."
      />
      {canEditPages(viewer, settings) ? (
        <IssueForm
          action={writeIssueFacts}
          initial={{ id: String(id), ...factValues(issue) }}
          drivers={drivers.map(({ slug }) => ({ slug }))}
          vendors={[]}
          back={path}
        />
      ) : (
        <>
          <PageStatus code={403} />
          <Notice title="Not yet">
            Editing known issues takes {settings['reputation.editWiki']} reputation.
          </Notice>
        </>
      )}
    </>
  )
}
