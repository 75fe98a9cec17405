import { postRoute } from '@/lib/http/post-route'
import { deletePost, undeletePost } from '@/lib/posts/commands'
import { deletionInput } from '@/lib/posts/input'
import { postPath, threadPath } from '@/lib/posts/path'
import { ok } from '@/lib/result'
import { routes } from '@/lib/routes'

/** Leads to where the author still sees what was deleted: its place in the thread, or its own page. */
export const POST = postRoute({
  gate: 'member',
  input: deletionInput,
  run: async (viewer, input) => {
    const result = await (input.value ? deletePost(viewer, input) : undeletePost(viewer, input))
    if (!result.ok) return result
    const { id, rootId, root } = result.value
    const path = !input.value
      ? postPath(result.value)
      : id === rootId
        ? routes.post(id)
        : threadPath(rootId, root)
    return ok({ id, deleted: input.value, path })
  },
  done: ({ path }) => path,
})
