import { createHash, randomBytes } from 'node:crypto'
import { and, eq, isNull, lt } from 'drizzle-orm'
import { db } from '@/db/client'
import { adminInvitations, users } from '@/db/schema'

const lifetimeHours = 24

/**
 * A fresh one-time link for whoever sets the site up, as long as it has no administrator. Links of other
 * instances and earlier starts stay good for a day; all die with the first administrator.
 */
export async function inviteAdministrator(): Promise<string | null> {
  if (await hasAdministrator()) return null
  const token = randomBytes(24).toString('base64url')
  const before = new Date(Date.now() - lifetimeHours * 3_600_000)
  await db
    .delete(adminInvitations)
    .where(and(isNull(adminInvitations.usedAt), lt(adminInvitations.createdAt, before)))
  await db.insert(adminInvitations).values({ tokenHash: hashInvitation(token) })
  return `/welcome/${token}`
}

/** What the table keeps of a link's token. */
export function hashInvitation(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

async function hasAdministrator(): Promise<boolean> {
  const found = await db.select({ id: users.id }).from(users).where(eq(users.role, 'administrator')).limit(1)
  return found.length > 0
}
