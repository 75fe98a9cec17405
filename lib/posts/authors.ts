import 'server-only'
import { users } from '@/db/schema'

/** Who wrote something, as pages show them. A deleted account goes on under its neutral name, `deleted-17`. */
export const authorColumns = {
  handle: users.handle,
  reputation: users.reputation,
  role: users.role,
  kind: users.kind,
}

export type Author = {
  handle: string
  reputation: number
  role: 'member' | 'moderator' | 'administrator'
  kind: string
}
