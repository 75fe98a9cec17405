import type { Metadata } from 'next'
import { GonePage } from '@/components/gone-page'
import { QuestionPage } from '@/components/questions/question-page'
import { tagPage, tags } from '@/lib/cache'
import { siteOrigin } from '@/lib/env'
import { notFound, permanentRedirect } from '@/lib/http/leave'
import { readPostId } from '@/lib/posts/input'
import { getQuestionHead, getQuestionThread } from '@/lib/questions/queries'
import { routes } from '@/lib/routes'
import { sameSegment } from '@/lib/text/segment'

export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

export async function generateMetadata({ params }: PageProps<'/questions/[id]/[slug]'>): Promise<Metadata> {
  const id = readPostId((await params).id)
  const head = id === null ? null : await getQuestionHead(id)
  if (!head?.visible)
    return { title: head?.deleted ? 'Deleted question' : 'Not found', robots: { index: false } }
  const path = routes.question(head.id, head.slug)
  return {
    title: head.title,
    description: head.excerpt.slice(0, 160),
    alternates: {
      canonical: path,
      types: {
        'application/atom+xml': routes.questionFeed(head.id),
        'text/markdown': routes.questionRaw(head.id),
      },
    },
    openGraph: { title: head.title, description: head.excerpt, url: path, type: 'article' },
  }
}

/** A question, best answers first: the same bytes for everyone until something in its thread changes. */
export default async function CachedQuestionPage({ params }: PageProps<'/questions/[id]/[slug]'>) {
  const { id: number, slug } = await params
  const id = readPostId(number)
  if (id === null) notFound()
  await tagPage(tags.question(id))
  const head = await getQuestionHead(id)
  if (head?.deleted) return <GonePage kind="question" href={routes.post(head.id)} />
  if (!head?.visible) notFound()
  if (!sameSegment(slug, head.slug)) permanentRedirect(routes.question(id, head.slug))
  const thread = await getQuestionThread(id, { sort: 'best', page: 1 })
  if (!thread) notFound()
  // Titles of others stand here too, and must go with them.
  const { related, duplicateOf, issues } = thread
  const others = [...related, ...(duplicateOf ? [duplicateOf] : [])]
  await tagPage(
    ...others.map((other) => tags.question(other.id)),
    ...issues.map(({ vendor, slug: name }) => tags.page(`${vendor}/${name}`)),
  )
  return <QuestionPage thread={thread} sort="best" page={1} origin={siteOrigin()} />
}
