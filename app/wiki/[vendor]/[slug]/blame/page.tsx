import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { GonePage } from '@/components/gone-page'
import { BlameList } from '@/components/revisions/blame-list'
import { placesOfPage } from '@/components/revisions/places'
import { WikiPageHeader } from '@/components/wiki/page-header'
import { getBlame } from '@/lib/blame/queries'
import { notFound } from '@/lib/http/leave'
import { routes } from '@/lib/routes'
import { blameView } from '@/lib/wiki/input'
import { pathOf } from '@/lib/wiki/paths'
import { type PageParams, requirePage, titleOver } from '@/lib/wiki/request'

type Props = { params: PageParams; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await titleOver('Who wrote each line of', params), robots: { index: false } }
}

export default async function BlamePage({ params, searchParams }: Props) {
  const view = blameView(await searchParams)
  const sight = await requirePage(params, (path) => routes.pageBlame(path, view?.number))
  if (sight.found === 'gone') return <GonePage kind="page" href={routes.post(sight.id)} />
  const { page } = sight
  const path = pathOf(page)
  if (!view)
    return (
      <BadAddress>
        <p>
          A revision has a number, such as <code>?revision=12</code>.{' '}
          <a href={routes.pageBlame(path)}>Look at the newest one</a>.
        </p>
      </BadAddress>
    )
  const blame = await getBlame(page.id, view.number)
  if (!blame) notFound()
  return (
    <>
      <WikiPageHeader {...page} path={path} summary={null} current="history" />
      <h2 className="mb-4 text-lg">Who wrote each line of revision {blame.number}</h2>
      <BlameList blame={blame} places={placesOfPage(path)} />
    </>
  )
}
