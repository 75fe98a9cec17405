import { markdownResponse, plainRefusal } from '@/lib/http/markdown-response'
import { readPostId } from '@/lib/posts/input'
import { getThreadMarkdown } from '@/lib/questions/markdown'
import { getQuestionHead } from '@/lib/questions/queries'

/** A question and its answers as one Markdown text: `/questions/42.md`. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = readPostId((await params).id)
  const head = id === null ? null : await getQuestionHead(id)
  if (head?.deleted) return plainRefusal(410)
  return head?.visible ? markdownResponse(await getThreadMarkdown(head)) : plainRefusal(404)
}
