import type { Metadata } from 'next'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { GonePage } from '@/components/gone-page'
import { IssueForm } from '@/components/issues/issue-form'
import { PageHeader } from '@/components/ui/page-header'
import { SavingNotice } from '@/components/wiki/guard-notices'
import { requireViewer } from '@/lib/auth/gates'
import { listDrivers } from '@/lib/drivers/queries'
import { notFound } from '@/lib/http/leave'
import { writeIssueFacts } from '@/lib/issues/actions'
import { factValues } from '@/lib/issues/form'
import { readPostId } from '@/lib/posts/input'
import { getPostFor } from '@/lib/posts/queries'
import { wayOfEdit } from '@/lib/protection/policy'
import { getGuard } from '@/lib/protection/queries'
import { savingOf } from '@/lib/protection/saving'
import { routes } from '@/lib/routes'
import { getSettings } from '@/lib/settings/queries'
import { getCurrentText } from '@/lib/wiki/editor'

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
  const shield = await getGuard(id)
  const saving = savingOf(wayOfEdit(viewer, shield, settings), shield, settings['reputation.editWiki'])
  return (
    <>
      <SuspensionNotice suspension={viewer.suspension} />
      <PageHeader
        above={<a href={path}>{post.root.title}</a>}
        title={issue ? 'Facts of a known issue' : 'Make this page a known issue'}
        summary="Enter what the sources say. Every change is kept in the history of the page."
      />
      <div className="mb-4 empty:hidden">
        <SavingNotice saving={saving} shield={shield} path={post.root.slug} />
      </div>
      <IssueForm
        action={writeIssueFacts}
        initial={{ id: String(id), base: String(page.number), ...factValues(issue) }}
        drivers={drivers.map(({ slug }) => ({ slug }))}
        vendors={[]}
        commonTags={[]}
        back={path}
        submit={submits[saving.submit]}
      />
    </>
  )
}

const submits = {
  Save: 'Save the facts',
  'Save for approval': 'Save the facts for approval',
  'Save and approve': 'Save the facts and approve',
  'Suggest this edit': 'Suggest these facts',
} as const
