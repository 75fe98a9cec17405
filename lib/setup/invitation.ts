import { createHash, randomBytes } from 'node:crypto'
import { and, eq, isNull, lt } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { adminInvitations, users } from '@/db/schema'

const lifetimeHours = 24
// The first requests of a cold machine arrive at the same time; a start must outlast them.
const PATIENCE_MS = 60_000

/**
 * A fresh one-time link for whoever sets the site up, as long as it has no administrator. Links of other
 * instances and earlier starts stay good for a day; all die with the first administrator.
 */
export async function inviteAdministrator(): Promise<string | null> {
  const token = randomBytes(24).toString('base64url')
  const invited = await transaction((tx) => invite(tx, token), { deadlineMs: PATIENCE_MS })
  return invited ? `/welcome/${token}` : null
}

/** What the table keeps of a link's token. */
export function hashInvitation(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

async function invite(tx: Transaction, token: string): Promise<boolean> {
  const found = await tx.select({ id: users.id }).from(users).where(eq(users.role, 'administrator')).limit(1)
  if (found.length > 0) return false
  const before = new Date(Date.now() - lifetimeHours * 3_600_000)
  await tx
    .delete(adminInvitations)
    .where(and(isNull(adminInvitations.usedAt), lt(adminInvitations.createdAt, before)))
  await tx.insert(adminInvitations).values({ tokenHash: hashInvitation(token) })
  return true
}
