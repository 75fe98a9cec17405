import { postRoute } from '@/lib/http/post-route'
import { closeQuestion, reopenQuestion } from '@/lib/moderation/closing'
import { closureInput } from '@/lib/moderation/input'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'moderator',
  input: closureInput,
  run: (viewer, input) => (input.value ? closeQuestion(viewer, input) : reopenQuestion(viewer, input)),
  done: (_, { id }) => routes.post(id),
})
