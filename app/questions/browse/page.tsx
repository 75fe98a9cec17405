import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { QuestionListPage, titleOf } from '@/components/questions/list-page'
import { getViewer } from '@/lib/auth/viewer'
import { LIST_PAGE, listQuestions } from '@/lib/questions/list'
import { listQuery, parseListFilter } from '@/lib/questions/list-input'
import { rowView } from '@/lib/questions/row'
import { getMachine } from '@/lib/rigs/match'
import { routes } from '@/lib/routes'

export async function generateMetadata({ searchParams }: PageProps<'/questions/browse'>): Promise<Metadata> {
  const filter = parseListFilter(await searchParams)
  if (!filter) return { title: 'Questions', robots: { index: false } }
  const canonical = routes.questions() + listQuery({ ...filter, after: undefined })
  return {
    title: titleOf(filter),
    alternates: { canonical },
    ...(filter.after || filter.mine ? { robots: { index: false } } : {}),
  }
}

/** `/questions` with a query: next.config.ts leads here. */
export default async function BrowseQuestionsPage({ searchParams }: PageProps<'/questions/browse'>) {
  const filter = parseListFilter(await searchParams)
  if (!filter)
    return (
      <BadAddress>
        <p>
          A list of questions is ordered by newest, active, unanswered or votes, and filtered by up to six
          tags such as <code>nvidia,-wayland</code>.{' '}
          <a href={routes.questions()}>Start from the newest questions</a>.
        </p>
      </BadAddress>
    )
  const viewer = await getViewer()
  const [{ questions, next, unknownTags }, machine] = await Promise.all([
    listQuestions(filter, LIST_PAGE, viewer),
    filter.mine ? getMachine(viewer) : null,
  ])
  return (
    <QuestionListPage
      chosen={filter}
      questions={questions.map((question) => rowView(question, filter.sort))}
      next={next}
      paged={filter.after !== null}
      unknownTags={unknownTags}
      machine={machine}
    />
  )
}
