import { followTag } from '@/lib/follows/commands'
import { followTagInput } from '@/lib/follows/input'
import { postRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'member',
  input: followTagInput,
  run: followTag,
  done: (_, { name }) => routes.tag(name),
})
