import { removeFile } from '@/lib/attachments/commands'
import { removalInput } from '@/lib/attachments/input'
import { postRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'moderator',
  input: removalInput,
  run: removeFile,
  done: () => routes.modLog(),
})
