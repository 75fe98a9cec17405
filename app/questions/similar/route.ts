import { z } from 'zod'
import { singleLine, TITLE_MAX } from '@/lib/posts/input'
import { listSimilarTitles } from '@/lib/questions/similar'

const input = singleLine.pipe(z.string().max(TITLE_MAX))

/** Likely duplicates of a title being typed. */
export async function GET(request: Request): Promise<Response> {
  const title = input.safeParse(new URL(request.url).searchParams.get('title') ?? '')
  if (!title.success) return Response.json({ error: 'This is not a title.' }, { status: 400 })
  return Response.json({ questions: await listSimilarTitles(title.data) })
}
