import { postRoute } from '@/lib/http/post-route'
import { ok } from '@/lib/result'
import { revertPost } from '@/lib/revisions/commands'
import { revertInput } from '@/lib/revisions/input'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'member',
  input: revertInput,
  run: async (viewer, input) => {
    const result = await revertPost(viewer, input)
    return result.ok ? ok({ id: input.id, outcome: result.value.outcome }) : result
  },
  done: ({ id }) => routes.postHistory(id),
})
