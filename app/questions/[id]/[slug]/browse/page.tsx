import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { GonePage } from '@/components/gone-page'
import { QuestionPage } from '@/components/questions/question-page'
import { answerQuery, answerView } from '@/lib/answers/view'
import { siteOrigin } from '@/lib/env'
import { notFound, permanentRedirect } from '@/lib/http/leave'
import { readPostId } from '@/lib/posts/input'
import { getQuestionHead, getQuestionThread } from '@/lib/questions/queries'
import { routes } from '@/lib/routes'
import { sameSegment } from '@/lib/text/segment'

type Props = PageProps<'/questions/[id]/[slug]/browse'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = readPostId((await params).id)
  const head = id === null ? null : await getQuestionHead(id)
  if (!head?.visible) return { title: 'Not found', robots: { index: false } }
  return { title: head.title, alternates: { canonical: routes.question(head.id, head.slug) } }
}

/** A question in another order or further on; next.config.ts leads here when the address has a query. */
export default async function BrowseQuestionPage({ params, searchParams }: Props) {
  const { id: number, slug } = await params
  const id = readPostId(number)
  const head = id === null ? null : await getQuestionHead(id)
  if (head?.deleted) return <GonePage kind="question" href={routes.post(head.id)} />
  if (!head?.visible) notFound()
  const path = routes.question(head.id, head.slug)
  const view = answerView(await searchParams)
  if (view && !sameSegment(slug, head.slug)) permanentRedirect(path + answerQuery(view))
  const thread = view && (await getQuestionThread(head.id, view))
  if (!view || !thread)
    return (
      <BadAddress>
        <p>
          Answers are ordered by best, newest or oldest, on as many pages as there are.{' '}
          <a href={path}>Read the question from its beginning</a>.
        </p>
      </BadAddress>
    )
  return <QuestionPage thread={thread} sort={view.sort} page={view.page} origin={siteOrigin()} />
}
