import { z } from 'zod'
import { signOutBrowser } from '@/lib/auth/session-cookie'
import { postRoute } from '@/lib/http/post-route'
import { done } from '@/lib/result'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'member',
  input: z.object({}),
  run: async () => {
    await signOutBrowser()
    return done
  },
  done: () => routes.home(),
})
