import { postRoute } from '@/lib/http/post-route'
import { approveChanges, rejectChanges } from '@/lib/protection/decide'
import { decisionInput } from '@/lib/protection/input'
import { routes } from '@/lib/routes'

/** Approves or rejects what waits. */
export const POST = postRoute({
  gate: 'member',
  input: decisionInput,
  run: (viewer, input) =>
    input.decision === 'approve' ? approveChanges(viewer, input) : rejectChanges(viewer, input),
  done: ({ path }) => routes.page(path),
})
