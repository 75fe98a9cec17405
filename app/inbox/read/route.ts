import { postRoute } from '@/lib/http/post-route'
import { markRead } from '@/lib/notifications/commands'
import { readInput } from '@/lib/notifications/input'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'member',
  input: readInput,
  run: markRead,
  done: () => routes.inbox(),
})
