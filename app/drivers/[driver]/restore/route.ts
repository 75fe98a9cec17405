import { restoreState } from '@/lib/drivers/commands'
import { restoreInput } from '@/lib/drivers/input'
import { postRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'

/** Undo: how a release or branch was before or after a revision. */
export const POST = postRoute({
  gate: 'member',
  input: restoreInput,
  run: restoreState,
  done: ({ driver }) => routes.driverHistory(driver),
})
