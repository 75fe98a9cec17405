import 'server-only'
import { eq } from 'drizzle-orm'
import type { Executor } from '@/db/client'
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

/** The name under which somebody's profile is cached; none for who does not exist. */
export async function handleOf(executor: Executor, userId: string): Promise<string[]> {
  const rows = await executor.select({ handle: users.handle }).from(users).where(eq(users.id, userId))
  return rows.map((row) => row.handle)
}
