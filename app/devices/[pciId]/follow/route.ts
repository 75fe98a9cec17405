import { followDevice } from '@/lib/follows/commands'
import { followDeviceInput } from '@/lib/follows/input'
import { postRoute } from '@/lib/http/post-route'
import { routes } from '@/lib/routes'

export const POST = postRoute({
  gate: 'member',
  input: followDeviceInput,
  run: followDevice,
  done: (_, { pciId }) => routes.device(pciId),
})
