import type { Metadata } from 'next'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { GonePage } from '@/components/gone-page'
import { IssueForm } from '@/components/issues/issue-form'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/gates'
import { listDrivers } from '@/lib/drivers/queries'
import { notFound } from '@/lib/http/leave'
import { writeIssueFacts } from '@/lib/issues/actions'
import { factValues } from '@/lib/issues/form'
import { readPostId } from '@/lib/posts/input'
import { getPostFor } from '@/lib/posts/queries'
import { routes } from '@/lib/routes'
import { getSettings } from '@/lib/settings/queries'
import { getCurrentText } from '@/lib/wiki/editor'
import { canEditPages } from '@/lib/wiki/policy'

export const metadata: Metadata = { title: 'Facts of a known issue', robots: { index: false } }

export default async function EditIssuePage({ params }: PageProps<'/issues/[page]/edit'>) {
  const id = readPostId((await params).page)
  if (id === null) notFound()
  const viewer = await requireViewer(routes.editIssue(id))
  const sight = await getPostFor(viewer, id)
  if (!sight.found) notFound()
  if (sight.found === 'gone') return <GonePage kind="page" href={routes.post(id)} />
  const { post } = sight
  if (post.kind !== 'page') notFound()
  const [page, drivers, settings] = await Promise.all([getCurrentText(id), listDrivers(), getSettings()])
  if (!page) notFound()
  const { issue } = page.text
  const path = routes.page(post.root.slug)
  const maySave = canEditPages(viewer, settings)
  return (
    <>
      <SuspensionNotice suspension={viewer.suspension} />
      <PageHeader
        above={<a href={path}>{post.root.title}</a>}
        title={issue ? 'Facts of a known issue' : 'Make this page a known issue'}
        summary="Enter what the sources say. Every change is kept in the history of the page."
      />
      {!maySave && (
        <div className="mb-4">
          <Notice title="Your edit will be reviewed">
            From {settings['reputation.editWiki']} reputation on, edits of known issues are saved at once.
          </Notice>
        </div>
      )}
      <IssueForm
        action={writeIssueFacts}
        initial={{ id: String(id), base: String(page.number), ...factValues(issue) }}
        drivers={drivers.map(({ slug }) => ({ slug }))}
        vendors={[]}
        commonTags={[]}
        back={path}
        submit={maySave ? 'Save the facts' : 'Suggest these facts'}
      />
    </>
  )
}
