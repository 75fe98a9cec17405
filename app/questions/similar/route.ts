import { z } from 'zod'
import { singleLine, storableText } from '@/lib/posts/input'
import { TITLE_MAX } from '@/lib/posts/limits'
import { listSameErrors } from '@/lib/questions/same-errors'
import { listSimilarTitles } from '@/lib/questions/similar'

const input = z.object({
  title: singleLine.pipe(z.string().max(TITLE_MAX)),
  text: storableText.pipe(z.string().max(3_000)),
})

/** What was asked before: likely duplicates of a title being typed, and questions with the errors of a text. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  const typed = input.safeParse({ title: query.get('title') ?? '', text: query.get('text') ?? '' })
  if (!typed.success)
    return Response.json({ error: 'This is not a title, or too much text.' }, { status: 400 })
  const { title, text } = typed.data
  const [questions, same] = await Promise.all([
    listSimilarTitles(title),
    text === '' ? [] : listSameErrors(text),
  ])
  return Response.json({ questions, same })
}
