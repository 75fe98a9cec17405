import { sayMeToo } from '@/lib/bookmarks/commands'
import { postRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'
import { switchInput } from '@/lib/votes/input'

export const POST = postRoute({
  gate: 'member',
  input: switchInput,
  run: sayMeToo,
  done: (_, { id }) => routes.post(id),
})
