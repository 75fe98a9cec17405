import { z } from 'zod'
import { postRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'
import { markListsSeen } from '@/lib/viewer/commands'

export const POST = postRoute({
  gate: 'member',
  input: z.object({}),
  run: markListsSeen,
  done: () => routes.questions(),
})
