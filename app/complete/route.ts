import { answerCompletion } from '@/lib/completion/answer'

/** What an editor offers while a link, a name or a tag is typed. */
export function GET(request: Request): Promise<Response> {
  return answerCompletion(new URL(request.url).searchParams)
}
