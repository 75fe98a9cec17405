import { followDriver } from '@/lib/follows/commands'
import { followDriverInput } from '@/lib/follows/input'
import { postRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'member',
  input: followDriverInput,
  run: followDriver,
  done: (_, { driver }) => routes.driver(driver),
})
