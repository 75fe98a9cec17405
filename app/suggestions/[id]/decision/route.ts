import { postRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'
import { decideSuggestion } from '@/lib/suggestions/commands'
import { decisionInput } from '@/lib/suggestions/input'

export const POST = postRoute({
  gate: 'member',
  input: decisionInput,
  run: decideSuggestion,
  done: ({ id }) => routes.suggestion(id),
  refused: ({ code }, { id, decision, base, shown, take }) => {
    const choice = decision === 'accept' && base !== undefined && (code === 'conflict' || code === 'invalid')
    if (!choice) return null
    const left = shown.filter((hunk) => !take.includes(hunk)).join(',')
    return `${routes.suggestion(id)}?base=${base}&left=${left}${code === 'invalid' ? '&unfit=1' : ''}`
  },
})
