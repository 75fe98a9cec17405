import type { Metadata } from 'next'
import { QuestionListPage } from '@/components/questions/list-page'
import { tagPage, tags } from '@/lib/cache'
import { listQuestions } from '@/lib/questions/list'
import type { ListFilter } from '@/lib/questions/list-input'
import { rowView } from '@/lib/questions/row'
import { routes } from '@/lib/routes'

export const dynamic = 'force-static'
export const revalidate = false

export const metadata: Metadata = {
  title: 'Newest questions',
  description: 'Questions about NVIDIA, AMD and Intel GPU drivers on Linux, the newest first.',
  alternates: { canonical: routes.questions() },
}

const newest: Omit<ListFilter, 'after'> = { sort: 'newest', all: [], none: [] }

/** The newest questions; every other order, filter and page is app/questions/browse. */
export default async function QuestionsPage() {
  await tagPage(tags.list)
  const { questions, next } = await listQuestions({ ...newest, after: null })
  return (
    <QuestionListPage
      chosen={newest}
      questions={questions.map((question) => rowView(question))}
      next={next}
      paged={false}
      unknownTags={[]}
    />
  )
}
