import { postRoute } from '@/lib/http/post-route'
import { settleByHand } from '@/lib/needs/commands'
import { settleInput } from '@/lib/needs/input'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'member',
  input: settleInput,
  run: settleByHand,
  done: ({ path }) => routes.pageNeeds(path),
})
