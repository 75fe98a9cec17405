import { postRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'
import { moveSubtree } from '@/lib/wiki/subtree'
import { confirmInput } from '@/lib/wiki/subtree-input'

export const POST = postRoute({
  gate: 'moderator',
  input: confirmInput,
  run: moveSubtree,
  done: ({ event }) => routes.moveSubtree(`done=${event}`),
})
