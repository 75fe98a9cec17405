import { answerQuestion } from '@/lib/answers/commands'
import { answerInput } from '@/lib/answers/input'
import { postRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'member',
  input: answerInput,
  run: answerQuestion,
  done: ({ questionId, slug, id }) => routes.answer(questionId, slug, id),
})
