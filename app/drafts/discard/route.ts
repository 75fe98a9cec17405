import { dropDraft } from '@/lib/drafts/commands'
import { discardInput } from '@/lib/drafts/input'
import { postRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'member',
  input: discardInput,
  run: dropDraft,
  done: () => routes.home(),
})
