import { postRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'
import { revertInput } from '@/lib/wiki/input'
import { revertPage } from '@/lib/wiki/revert'

export const POST = postRoute({
  gate: 'member',
  input: revertInput,
  run: revertPage,
  done: ({ path, waits }) => (waits ? routes.pageDiff(path, waits.from, waits.to) : routes.page(path)),
})
