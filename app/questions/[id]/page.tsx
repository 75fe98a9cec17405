import { GonePage } from '@/components/gone-page'
import { tagPage, tags } from '@/lib/cache'
import { notFound, permanentRedirect } from '@/lib/http/leave'
import { readPostId } from '@/lib/posts/input'
import { getQuestionHead } from '@/lib/questions/queries'
import { routes } from '@/lib/routes'

export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

/** The number alone leads to the whole address. */
export default async function QuestionNumberPage({ params }: PageProps<'/questions/[id]'>) {
  const id = readPostId((await params).id)
  if (id === null) notFound()
  await tagPage(tags.question(id))
  const head = await getQuestionHead(id)
  if (head?.deleted) return <GonePage kind="question" href={routes.post(head.id)} />
  if (!head?.visible) notFound()
  permanentRedirect(routes.question(id, head.slug))
}
