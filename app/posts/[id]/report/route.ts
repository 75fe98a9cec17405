import { postRoute } from '@/lib/http/post-route'
import { report } from '@/lib/reports/commands'
import { reportInput } from '@/lib/reports/input'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'member',
  input: reportInput,
  run: report,
  done: (_, { id }) => routes.postReports(id),
})
