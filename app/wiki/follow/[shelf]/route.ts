import { followShelfInput } from '@/lib/follows/input'
import { followShelf } from '@/lib/follows/shelf-commands'
import { postRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'member',
  input: followShelfInput,
  run: followShelf,
  done: (_, { shelf }) => routes.shelf(shelf),
})
