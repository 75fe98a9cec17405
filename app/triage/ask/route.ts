import { postRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'
import { beginQuestion } from '@/lib/triage/commands'
import { questionInput } from '@/lib/triage/input'

/** "Ask with this" on a result. Who is not signed in gets all of it back on the page that asks them to. */
export const POST = postRoute({
  gate: 'member',
  input: questionInput,
  run: beginQuestion,
  done: () => routes.ask(),
})
