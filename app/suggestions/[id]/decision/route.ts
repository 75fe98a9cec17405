import { postRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'
import { decideSuggestion } from '@/lib/suggestions/commands'
import { decisionInput } from '@/lib/suggestions/input'

export const POST = postRoute({
  gate: 'member',
  input: decisionInput,
  run: decideSuggestion,
  done: ({ id }) => routes.suggestion(id),
})
