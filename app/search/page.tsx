import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { SearchPage } from '@/components/search/search-page'
import { getViewer } from '@/lib/auth/viewer'
import { routes } from '@/lib/routes'
import { parseSearchRequest } from '@/lib/search/input'
import { wordsOf } from '@/lib/search/parse'
import { searchSite } from '@/lib/search/queries'

export async function generateMetadata({ searchParams }: PageProps<'/search'>): Promise<Metadata> {
  const query = parseSearchRequest(await searchParams)?.query ?? ''
  return { title: query === '' ? 'Search' : `${query.slice(0, 80)} - Search`, robots: { index: false } }
}

/** One box over questions, answers, notes, tags and people. */
export default async function SearchRoute({ searchParams }: PageProps<'/search'>) {
  const request = parseSearchRequest(await searchParams)
  const viewer = await getViewer()
  const answer = request && (await searchSite(request, viewer?.id ?? null))
  if (!answer)
    return (
      <BadAddress>
        <p>
          A search holds text without NUL bytes or broken Unicode, a kind, a tag, an order and a page that our
          own links name. <a href={routes.search()}>Start a new search</a>.
        </p>
      </BadAddress>
    )
  return <SearchPage request={request} answer={answer} words={wordsOf(answer.search)} />
}
