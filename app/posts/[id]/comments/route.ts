import { addComment } from '@/lib/comments/commands'
import { commentInput } from '@/lib/comments/input'
import { postRoute } from '@/lib/http/post-route'
import { threadPath } from '@/lib/posts/path'
import { ok } from '@/lib/result'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'member',
  input: commentInput,
  run: async (viewer, input) => {
    const result = await addComment(viewer, input)
    if (!result.ok) return result
    const { id, rootId, root } = result.value
    return ok({ id, path: routes.comment(threadPath(rootId, root), id) })
  },
  done: ({ path }) => path,
})
