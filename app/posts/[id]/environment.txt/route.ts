import { getPostEnvironment } from '@/lib/environments/queries'
import { plainRefusal, plainResponse } from '@/lib/http/markdown-response'
import { readPostId } from '@/lib/posts/input'
import { getPostFor } from '@/lib/posts/queries'

/** The whole text of a post's machine, as it is kept. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = readPostId((await params).id)
  const sight = id === null ? null : await getPostFor(null, id)
  if (!sight?.found) return plainRefusal(404)
  if (sight.found === 'gone') return plainRefusal(410)
  const environment = await getPostEnvironment(sight.post.id)
  return environment ? plainResponse(`${environment.log}\n`) : plainRefusal(404)
}
