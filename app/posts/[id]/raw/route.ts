import { markdownResponse, plainRefusal } from '@/lib/http/markdown-response'
import { readPostId } from '@/lib/posts/input'
import { getPostFor } from '@/lib/posts/queries'

/** The Markdown of one post, as its author typed it. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = readPostId((await params).id)
  const sight = id === null ? null : await getPostFor(null, id)
  if (!sight?.found) return plainRefusal(404)
  if (sight.found === 'gone') return plainRefusal(410)
  return markdownResponse(sight.post.markdown)
}
