import { openRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'
import { sayVerdict } from '@/lib/verdicts/commands'
import { verdictInput } from '@/lib/verdicts/input'

export const POST = openRoute({
  input: verdictInput,
  run: sayVerdict,
  done: ({ path, solved }) => routes.verdictThanks(path, solved),
})
