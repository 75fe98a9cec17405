import 'server-only'
import { sql } from 'drizzle-orm'
import { users } from '@/db/schema'

/** Who wrote something, as pages show them; `gone` once the account was deleted. */
export const authorColumns = {
  handle: users.handle,
  reputation: users.reputation,
  role: users.role,
  kind: users.kind,
  gone: sql<boolean>`exists (select 1 from account_deletion a where a.user_id = ${users.id})`,
}

export type AuthorRow = {
  handle: string
  reputation: number
  role: 'member' | 'moderator' | 'administrator'
  kind: string
  gone: boolean
}

export type Author = Omit<AuthorRow, 'gone'>

/** Posts of a deleted account stay, without a name. */
export function toAuthor({ gone, ...author }: AuthorRow): Author | null {
  return gone ? null : author
}
