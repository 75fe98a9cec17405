import { postRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'
import { withdrawStamp } from '@/lib/stamps/commands'
import { withdrawInput } from '@/lib/stamps/input'

export const POST = postRoute({
  gate: 'member',
  input: withdrawInput,
  run: withdrawStamp,
  done: ({ path }) => routes.pageVerify(path),
})
