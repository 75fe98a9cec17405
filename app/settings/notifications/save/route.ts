import { postRoute } from '@/lib/http/post-route'
import { savePreferences } from '@/lib/notifications/commands'
import { preferencesInput } from '@/lib/notifications/input'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'member',
  input: preferencesInput,
  run: savePreferences,
  done: () => `${routes.settings('notifications')}?done=saved`,
})
