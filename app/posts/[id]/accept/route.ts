import { acceptAnswer } from '@/lib/answers/commands'
import { acceptInput } from '@/lib/answers/input'
import { postRoute } from '@/lib/http/post-route'
import { ok } from '@/lib/result'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'member',
  input: acceptInput,
  run: async (viewer, input) => {
    const result = await acceptAnswer(viewer, input)
    return result.ok ? ok({ ...result.value, accepted: input.value }) : result
  },
  done: ({ questionId, slug, id }) => routes.answer(questionId, slug, id),
})
