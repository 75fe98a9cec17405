import { postRoute } from '@/lib/http/post-route'
import { suspensionInput } from '@/lib/moderation/input'
import { liftSuspension, suspendMember } from '@/lib/moderation/members'
import { ok, type Result } from '@/lib/result'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'moderator',
  input: suspensionInput,
  run: async (viewer, input): Promise<Result<{ handle: string }>> => {
    const result = await (input.value ? suspendMember(viewer, input) : liftSuspension(viewer, input))
    return result.ok ? ok({ handle: result.value.handle }) : result
  },
  done: ({ handle }) => routes.modUser(handle),
})
