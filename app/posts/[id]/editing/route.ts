import { noteEditing } from '@/lib/editing/commands'
import { editingInput } from '@/lib/editing/input'
import { postRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'member',
  input: editingInput,
  run: noteEditing,
  done: (_, { id }) => routes.post(id),
})
