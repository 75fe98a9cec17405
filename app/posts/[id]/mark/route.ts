import { postRoute } from '@/lib/http/post-route'
import { markInput } from '@/lib/reports/input'
import { mark } from '@/lib/reports/marks'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'member',
  input: markInput,
  run: mark,
  done: (_, { id }) => routes.postReports(id),
})
