import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { DiffView } from '@/components/diff-view'
import { GonePage } from '@/components/gone-page'
import { HiddenRevision } from '@/components/hidden-revision'
import { DiffSteps } from '@/components/revisions/diff-steps'
import { placesOfPage } from '@/components/revisions/places'
import { PendingPanel } from '@/components/wiki/decide-forms'
import { FieldChanges } from '@/components/wiki/field-changes'
import { WikiPageHeader } from '@/components/wiki/page-header'
import { RevertForm } from '@/components/wiki/revert-form'
import { getViewer } from '@/lib/auth/viewer'
import { diffTexts } from '@/lib/diff/words'
import { notFound } from '@/lib/http/leave'
import { getDeciding } from '@/lib/protection/deciding'
import { routes } from '@/lib/routes'
import { getRevisionPair } from '@/lib/wiki/history'
import { diffView } from '@/lib/wiki/input'
import { pathOf } from '@/lib/wiki/paths'
import { type PageParams, requirePage, titleOver } from '@/lib/wiki/request'

type Props = { params: PageParams; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await titleOver('Changes of', params), robots: { index: false } }
}

export default async function DiffPage({ params, searchParams }: Props) {
  const view = diffView(await searchParams)
  const sight = await requirePage(params, (path) =>
    view ? routes.pageDiff(path, view.from, view.to) : routes.pageHistory(path),
  )
  if (sight.found === 'gone') return <GonePage kind="page" href={routes.post(sight.id)} />
  const { page } = sight
  if (!view) return <NoSuchPair path={pathOf(page)} />
  const { from, to, look } = view
  const viewer = await getViewer()
  const pair = await getRevisionPair(page.id, from, to, viewer)
  if (!pair) notFound()
  const path = pathOf(page)
  if (pair === 'hidden') return <HiddenRevision history={routes.pageHistory(path)} />
  const { older, newer } = pair
  const { shown, newest, may } = await getDeciding(viewer, page.id)
  return (
    <>
      <WikiPageHeader {...page} path={path} summary={null} current="history" />
      <DiffSteps places={placesOfPage(path)} older={older} newer={newer} newest={page.number} look={look} />
      <PendingPanel {...{ path, from, to, shown, newest }} decide={may ? { id: page.id } : null} />
      <FieldChanges before={older.page} after={newer.page} />
      <DiffView
        rows={diffTexts(older.page.body, newer.page.body)}
        leftLabel={`Revision ${from} by ${older.by}`}
        rightLabel={`Revision ${to} by ${newer.by}`}
        look={look}
        steps
      />
      {from < page.number && (
        <div className="mt-6">
          <RevertForm path={path} id={page.id} to={from} base={page.number} />
        </div>
      )}
    </>
  )
}

function NoSuchPair({ path }: { path: string }) {
  return (
    <BadAddress>
      <p>
        A comparison names two revisions, such as <code>?from=1&amp;to=2</code>.{' '}
        <a href={routes.pageHistory(path)}>Choose them from the history</a>.
      </p>
    </BadAddress>
  )
}
