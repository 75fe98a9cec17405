import { followPost } from '@/lib/follows/commands'
import { followPostInput } from '@/lib/follows/input'
import { postRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'member',
  input: followPostInput,
  run: followPost,
  done: (_, { id }) => routes.post(id),
})
