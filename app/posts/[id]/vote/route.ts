import { postRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'
import { castVote } from '@/lib/votes/commands'
import { voteInput } from '@/lib/votes/input'

export const POST = postRoute({
  gate: 'member',
  input: voteInput,
  run: castVote,
  done: (_, { id }) => routes.post(id),
})
