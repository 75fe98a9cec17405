import 'server-only'
import { and, count, eq, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { backupCodes, twoFactors } from '@/db/schema'
import { unseal } from './seal'

/** Whether codes are asked for, how many backup codes are left, and the secret while it is being set up. */
export async function getTwoFactor(userId: string) {
  const [row] = await db.select().from(twoFactors).where(eq(twoFactors.userId, userId))
  const [left] = await db
    .select({ number: count() })
    .from(backupCodes)
    .where(and(eq(backupCodes.userId, userId), isNull(backupCodes.usedAt)))
  const on = row !== undefined && row.confirmedAt !== null
  return {
    since: row?.confirmedAt ?? null,
    backupCodesLeft: on ? (left?.number ?? 0) : 0,
    setup: row && !on ? unseal(row.secret, userId) : null,
  }
}
