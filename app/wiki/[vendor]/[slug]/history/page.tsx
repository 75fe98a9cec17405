import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { GonePage } from '@/components/gone-page'
import { HistoryScreen } from '@/components/revisions/history-screen'
import { placesOfPage } from '@/components/revisions/places'
import { HelpfulnessTrend, solvedText } from '@/components/wiki/helpfulness'
import { WikiPageHeader } from '@/components/wiki/page-header'
import { getViewer } from '@/lib/auth/viewer'
import { getGuard } from '@/lib/protection/queries'
import { listRevisions, startOf } from '@/lib/revisions/history'
import { historyFilter, historyPlace } from '@/lib/revisions/history-input'
import { routes } from '@/lib/routes'
import { isModerator } from '@/lib/users/types'
import { listCourse, listVerdicts } from '@/lib/verdicts/queries'
import { pathOf } from '@/lib/wiki/paths'
import { type PageParams, requirePage, titleOver } from '@/lib/wiki/request'

type Props = { params: PageParams; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await titleOver('History of', params), robots: { index: false } }
}

export default async function HistoryPage({ params, searchParams }: Props) {
  const filter = historyFilter(await searchParams)
  const sight = await requirePage(params, (path) => routes.pageHistory(path, filter?.before))
  if (sight.found === 'gone') return <GonePage kind="page" href={routes.post(sight.id)} />
  const { page } = sight
  if (!filter)
    return (
      <BadAddress>
        <p>
          A history goes on from the number of a revision, such as <code>?before=12</code>.{' '}
          <a href={routes.pageHistory(pathOf(page))}>Start from the newest revision</a>.
        </p>
      </BadAddress>
    )
  const place = filter.at === undefined ? null : historyPlace(filter.at)
  const before = place ? await startOf(page.id, place) : filter.before
  const viewer = await getViewer()
  const [{ revisions, older }, { shown }] = await Promise.all([
    listRevisions(page.id, { ...filter, before }, viewer),
    getGuard(page.id),
  ])
  const ends = { newest: revisions[0]?.number ?? 0, oldest: revisions.at(-1)?.number ?? 0 }
  const [course, verdicts] = await Promise.all([listCourse(page.id), listVerdicts(page.id, ends)])
  const path = pathOf(page)
  return (
    <>
      <WikiPageHeader {...page} path={path} summary={null} current="history" />
      <HelpfulnessTrend course={course} />
      <HistoryScreen
        {...{ filter, revisions, older }}
        places={placesOfPage(path)}
        unknownPlace={filter.at !== undefined && place === null}
        newest={page.number}
        shown={shown}
        hideIn={isModerator(viewer) ? page.id : null}
        note={(number) => {
          const said = verdicts.get(number)
          return said && <span className="text-ink-2">{solvedText(said)}</span>
        }}
      />
    </>
  )
}
