import { postRoute } from '@/lib/http/post-route'
import { setLocked } from '@/lib/moderation/commands'
import { stateInput } from '@/lib/moderation/input'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'moderator',
  input: stateInput,
  run: setLocked,
  done: (_, { id }) => routes.postModerate(id),
})
