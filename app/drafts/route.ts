import { saveDraft } from '@/lib/drafts/commands'
import { draftInput } from '@/lib/drafts/input'
import { postRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'

/** Editors send what is typed every few seconds. */
export const POST = postRoute({
  gate: 'member',
  input: draftInput,
  run: saveDraft,
  done: () => routes.home(),
})
