import type { Metadata } from 'next'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { GonePage } from '@/components/gone-page'
import { PageStatus } from '@/components/page-status'
import { ValidityForm } from '@/components/reports/validity-form'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/gates'
import { listDrivers } from '@/lib/drivers/queries'
import { notFound } from '@/lib/http/leave'
import { readPostId } from '@/lib/posts/input'
import { postPath } from '@/lib/posts/path'
import { getPostFor } from '@/lib/posts/queries'
import { saveValidity } from '@/lib/reports/actions'
import { rangeInput } from '@/lib/reports/input'
import { RANGES_MAX } from '@/lib/reports/limits'
import { canSetValidity } from '@/lib/reports/policy'
import { getValidity } from '@/lib/reports/validity'
import { routes } from '@/lib/routes'
import { getSettings } from '@/lib/settings/queries'

export const metadata: Metadata = { title: 'Versions it holds for', robots: { index: false } }

export default async function ValidityPage({ params }: PageProps<'/posts/[id]/validity'>) {
  const id = readPostId((await params).id)
  if (id === null) notFound()
  const viewer = await requireViewer(routes.postValidity(id))
  const sight = await getPostFor(viewer, id)
  if (!sight.found) notFound()
  if (sight.found === 'gone') return <GonePage kind="post" />
  const { post } = sight
  if (post.kind !== 'answer' && post.kind !== 'page') notFound()
  const [ranges, drivers, settings] = await Promise.all([getValidity(id), listDrivers(), getSettings()])
  const back = post.visible ? postPath(post) : routes.post(id)
  const rows = ranges.flatMap((range, row) => [
    [`subject-${row}`, range.subject],
    [`range-${row}`, rangeInput(range)],
  ])
  return (
    <>
      <SuspensionNotice suspension={viewer.suspension} />
      <PageHeader
        above={<a href={back}>Back to the {post.kind}</a>}
        title="Versions it holds for"
        summary="What it was seen to hold for. Several drivers, or distributions, are alternatives; all else holds together."
      />
      {canSetValidity(viewer, post, settings) ? (
        <ValidityForm
          action={saveValidity}
          initial={{ id: String(id), ...Object.fromEntries(rows) }}
          rows={Math.min(RANGES_MAX, ranges.length + 3)}
          drivers={drivers}
          back={back}
        />
      ) : (
        <>
          <PageStatus code={403} />
          <Notice title="Not yet">
            Versions are set by the author and by members with {settings['reputation.editOthers']} reputation.
          </Notice>
        </>
      )}
    </>
  )
}
