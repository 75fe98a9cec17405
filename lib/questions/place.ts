import 'server-only'
import { postPath, threadPath } from '@/lib/posts/path'
import { ANSWERS_PAGE, getAnswerPage, getQuestionHead } from './queries'

type Post = { id: number; kind: string; rootId: number; root: { kind: 'question' | 'page'; slug: string } }

/** Where a post is read, on the right page of a long question. */
export async function getPostPlace(post: Post): Promise<string> {
  const { id, rootId, root } = post
  if (root.kind === 'page' || id === rootId) return postPath(post)
  const head = await getQuestionHead(rootId)
  if ((head?.answerCount ?? 0) <= ANSWERS_PAGE) return postPath(post)
  const page = await getAnswerPage(rootId, id)
  return page === 1 ? postPath(post) : `${threadPath(rootId, root)}?page=${page}#post-${id}`
}
