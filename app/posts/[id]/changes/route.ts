import { z } from 'zod'
import { compareEdit } from '@/lib/changes/compare'
import { postRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'

/** What saving an editor's form would change; its script asks, so that the page stays. */
export const POST = postRoute({
  gate: 'member',
  input: z.record(z.string(), z.string()),
  run: compareEdit,
  done: (_, { id }) => routes.post(Number(id)),
})
