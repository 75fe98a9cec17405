import { postRoute } from '@/lib/http/post-route'
import { deletePost, type Handled, undeletePost } from '@/lib/posts/commands'
import { deletionInput } from '@/lib/posts/input'
import { postPath, threadPath } from '@/lib/posts/path'
import { ok } from '@/lib/result'
import { routes } from '@/lib/routes'

/** Leads to where there is something to see: what it hung under, or the page its author still has. */
export const POST = postRoute({
  gate: 'member',
  input: deletionInput,
  run: async (viewer, input) => {
    const result = await (input.value ? deletePost(viewer, input) : undeletePost(viewer, input))
    if (!result.ok) return result
    const { id } = result.value
    const path = input.value ? placeAfterDeletion(result.value) : postPath(result.value)
    return ok({ id, deleted: input.value, path })
  },
  done: ({ path }) => path,
})

function placeAfterDeletion({ id, rootId, parentId, root }: Handled): string {
  return id === rootId ? routes.post(id) : routes.comment(threadPath(rootId, root), parentId ?? rootId)
}
