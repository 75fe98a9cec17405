import { postRoute } from '@/lib/http/post-route'
import { setHidden } from '@/lib/moderation/commands'
import { stateInput } from '@/lib/moderation/input'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'moderator',
  input: stateInput,
  run: setHidden,
  done: (_, { id }) => routes.postModerate(id),
})
