import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { GonePage } from '@/components/gone-page'
import { Pagination } from '@/components/ui/pagination'
import { HelpfulnessTrend } from '@/components/wiki/helpfulness'
import { WikiPageHeader } from '@/components/wiki/page-header'
import { RevisionList } from '@/components/wiki/revision-list'
import { getViewer } from '@/lib/auth/viewer'
import { getGuard } from '@/lib/protection/queries'
import { routes } from '@/lib/routes'
import { isModerator } from '@/lib/users/types'
import { listCourse, listVerdicts } from '@/lib/verdicts/queries'
import { listRevisions } from '@/lib/wiki/history'
import { historyView } from '@/lib/wiki/input'
import { pathOf } from '@/lib/wiki/paths'
import { type PageParams, requirePage } from '@/lib/wiki/request'

type Props = { params: PageParams; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: 'History', robots: { index: false } }

export default async function HistoryPage({ params, searchParams }: Props) {
  const view = historyView(await searchParams)
  const before = view?.before
  const sight = await requirePage(params, (path) => routes.pageHistory(path, before))
  if (sight.found === 'gone') return <GonePage kind="page" href={routes.post(sight.id)} />
  const { page } = sight
  if (!view)
    return (
      <BadAddress>
        <p>
          A history goes on from the number of a revision, such as <code>?before=12</code>.{' '}
          <a href={routes.pageHistory(pathOf(page))}>Start from the newest revision</a>.
        </p>
      </BadAddress>
    )
  const viewer = await getViewer()
  const [{ revisions, older }, { shown }] = await Promise.all([
    listRevisions(page.id, before, viewer),
    getGuard(page.id),
  ])
  const ends = { newest: revisions[0]?.number ?? 0, oldest: revisions.at(-1)?.number ?? 0 }
  const [course, verdicts] = await Promise.all([listCourse(page.id), listVerdicts(page.id, ends)])
  const path = pathOf(page)
  return (
    <>
      <WikiPageHeader {...page} path={path} summary={null} current="history" />
      <HelpfulnessTrend course={course} />
      <RevisionList
        path={path}
        revisions={revisions}
        newest={page.number}
        verdicts={verdicts}
        shown={shown}
        hideIn={isModerator(viewer) ? page.id : null}
      />
      <Pagination
        newer={before === undefined ? undefined : routes.pageHistory(path)}
        newerText="Newest"
        older={older === undefined ? undefined : routes.pageHistory(path, older)}
      />
    </>
  )
}
