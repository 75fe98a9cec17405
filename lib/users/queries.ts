import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { accountDeletions, accounts, follows, formerHandles, tags, users } from '@/db/schema'
import { foldHandle } from './handle'

/** One's own account, as the settings show it. */
export async function getAccount(userId: string) {
  const [row] = await db
    .select({
      handle: users.handle,
      name: users.name,
      email: users.email,
      bio: users.bio,
      hasPassword: sql<boolean>`${users.passwordHash} is not null`,
    })
    .from(users)
    .where(eq(users.id, userId))
  if (!row) return null
  const connected = await db
    .select({ provider: accounts.provider, linkedAt: accounts.linkedAt })
    .from(accounts)
    .where(eq(accounts.userId, userId))
  return { ...row, connected }
}

/** What everybody may know of a person; null when there was never anybody of that name. */
export async function getProfile(handle: string) {
  const key = foldHandle(handle)
  const [row] = await db
    .select({
      id: users.id,
      handle: users.handle,
      name: users.name,
      role: users.role,
      kind: users.kind,
      bioHtml: users.bioHtml,
      reputation: users.reputation,
      createdAt: users.createdAt,
      deletedAt: accountDeletions.deletedAt,
    })
    .from(users)
    .leftJoin(accountDeletions, eq(accountDeletions.userId, users.id))
    .where(eq(users.handleKey, key))
  return row ?? null
}

export type Profile = NonNullable<Awaited<ReturnType<typeof getProfile>>>

/** Who was once called this. */
export async function getRenamed(handle: string): Promise<string | null> {
  const [row] = await db
    .select({ handle: users.handle })
    .from(formerHandles)
    .innerJoin(users, eq(users.id, formerHandles.userId))
    .where(eq(formerHandles.handleKey, foldHandle(handle)))
  return row?.handle ?? null
}

/** The tags somebody follows, for their own eyes. */
export function listFollowedTags(userId: string) {
  return db
    .select({ name: tags.name, kind: tags.kind, vendor: tags.vendor })
    .from(follows)
    .innerJoin(tags, eq(tags.id, follows.tagId))
    .where(and(eq(follows.userId, userId), inArray(follows.level, ['watch', 'track'])))
    .orderBy(tags.name)
    .limit(200)
}
