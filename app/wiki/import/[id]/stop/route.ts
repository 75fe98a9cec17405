import { postRoute } from '@/lib/http/post-route'
import { stopImport } from '@/lib/imports/commands'
import { importRef } from '@/lib/imports/input'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'moderator',
  input: importRef,
  run: (viewer, { id }) => stopImport(viewer, id),
  done: ({ id }) => routes.importAt(id),
})
