import { postRoute } from '@/lib/http/post-route'
import { previewInput, previewText } from '@/lib/posts/preview'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'member',
  input: previewInput,
  run: previewText,
  done: () => routes.home(),
})
