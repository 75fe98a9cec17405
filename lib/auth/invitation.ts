import 'server-only'
import { and, eq, gt, isNull, notExists, sql } from 'drizzle-orm'
import { db, type Transaction, transaction } from '@/db/client'
import { adminInvitations, users } from '@/db/schema'
import { expire, tags } from '@/lib/cache'
import { record } from '@/lib/events/record'
import { done, fail, type Result } from '@/lib/result'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import { hashToken } from './tokens'

/** Whether the link printed at the first start still makes somebody administrator. Looking does not use it. */
export async function isInvitation(token: string): Promise<boolean> {
  const [row] = await db
    .select({ tokenHash: adminInvitations.tokenHash })
    .from(adminInvitations)
    .where(and(isOpen(token), noAdministratorYet()))
  return row !== undefined
}

/** Makes the signed-in visitor of the link administrator. */
export async function claimAdministration(viewer: Viewer, token: string): Promise<Result> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const claimed = await transaction((tx) => claimInvitation(tx, token, viewer.id))
  if (!claimed) return fail('gone', 'This link has been used or is too old. Restart the site for a new one.')
  expire(tags.user(viewer.handle), tags.userIndex)
  return done
}

/** False when the link is used up, too old, or somebody is administrator already. Of parallel claims one succeeds. */
export async function claimInvitation(tx: Transaction, token: string, userId: string): Promise<boolean> {
  // Two links must not make two first administrators.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('first administrator'))`)
  const claimed = await tx
    .update(adminInvitations)
    .set({ usedAt: sql`now()` })
    .where(and(isOpen(token), noAdministratorYet()))
    .returning({ tokenHash: adminInvitations.tokenHash })
  if (claimed.length === 0) return false
  await tx.update(users).set({ role: 'administrator' }).where(eq(users.id, userId))
  const data = { from: 'member', to: 'administrator', by: 'first-start link' }
  await record(tx, { actorId: userId, verb: 'changed-role', subjectId: userId, data })
  return true
}

const isOpen = (token: string) =>
  and(
    eq(adminInvitations.tokenHash, hashToken(token)),
    isNull(adminInvitations.usedAt),
    gt(adminInvitations.createdAt, sql`now() - interval '24 hours'`),
  )

const noAdministratorYet = () =>
  notExists(db.select({ id: users.id }).from(users).where(eq(users.role, 'administrator')))
