import 'server-only'
import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import { db, type Executor, type Transaction, transaction } from '@/db/client'
import { backupCodes, sessions, twoFactors, users } from '@/db/schema'
import { admitSecondFactor } from '@/lib/auth/attempts'
import { hashToken, newToken } from '@/lib/auth/tokens'
import { securityMail } from '@/lib/mail/account-mails'
import { queueMail } from '@/lib/mail/commands'
import { done, fail, ok, type Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'
import { hashBackupCode, newBackupCodes, newSecret, stepOfCode } from './codes'
import { seal, unseal } from './seal'

/** Makes a secret to be shown to an authenticator app; nothing is asked for until a first code has come back. */
export async function beginTwoFactor(viewer: Viewer): Promise<Result> {
  const secret = seal(newSecret(), viewer.id)
  const rows = await db
    .insert(twoFactors)
    .values({ userId: viewer.id, secret })
    .onConflictDoUpdate({
      target: twoFactors.userId,
      set: { secret, lastStep: 0, createdAt: sql`now()` },
      setWhere: isNull(twoFactors.confirmedAt),
    })
    .returning({ userId: twoFactors.userId })
  return rows.length > 0 ? done : fail('conflict', 'Codes are switched on already.')
}

/** Switches codes on with the first one, and gives the backup codes, which nobody can read again. */
export async function confirmTwoFactor(viewer: Viewer, code: string): Promise<Result<{ codes: string[] }>> {
  const admitted = await admitSecondFactor(viewer.id)
  if (!admitted.ok) return admitted
  return transaction(async (tx) => {
    const row = await lockFactor(tx, viewer.id)
    if (!row) return fail('not-found', 'Begin with a new secret.')
    if (row.confirmedAt) return fail('conflict', 'Codes are switched on already.')
    const step = stepOfCode(unseal(row.secret, viewer.id), code, { now: new Date(), lastStep: 0 })
    if (step === null) return wrongCode()
    await tx
      .update(twoFactors)
      .set({ confirmedAt: sql`now()`, lastStep: step })
      .where(eq(twoFactors.userId, viewer.id))
    await markStrong(tx, viewer)
    const codes = await replaceBackupCodes(tx, viewer.id)
    await tell(
      tx,
      viewer,
      'Codes of an authenticator app are now asked for when you sign in with a password.',
    )
    return ok({ codes })
  })
}

/** New backup codes; the old ones open nothing any more. */
export async function renewBackupCodes(viewer: Viewer): Promise<Result<{ codes: string[] }>> {
  return transaction(async (tx) => {
    const row = await lockFactor(tx, viewer.id)
    if (!row?.confirmedAt) return fail('conflict', 'Switch codes on first.')
    const codes = await replaceBackupCodes(tx, viewer.id)
    await tell(tx, viewer, 'Your backup codes were replaced by new ones.')
    return ok({ codes })
  })
}

export async function endTwoFactor(viewer: Viewer): Promise<Result> {
  return transaction(async (tx) => {
    const row = await lockFactor(tx, viewer.id)
    await tx.delete(backupCodes).where(eq(backupCodes.userId, viewer.id))
    await tx.delete(twoFactors).where(eq(twoFactors.userId, viewer.id))
    if (row?.confirmedAt) await tell(tx, viewer, 'Codes of an authenticator app are not asked for any more.')
    return done
  })
}

/**
 * Completes a sign-in that waits for its second factor: the session gets a token of its own, the waiting one is dead. A
 * code is taken once; of parallel tries with one code, one succeeds.
 */
export async function passSecondFactor(
  token: string,
  code: string,
): Promise<Result<{ token: string; expires: Date }>> {
  const waiting = await getWaitingSession(token)
  if (!waiting) return fail('gone', 'This sign-in took too long. Begin again.')
  const admitted = await admitSecondFactor(waiting.userId)
  if (!admitted.ok) return admitted
  return transaction(async (tx) => {
    if (!(await takeCode(tx, waiting.userId, code))) return wrongCode()
    const fresh = newToken()
    const [session] = await tx
      .update(sessions)
      .set({ sessionToken: hashToken(fresh), pending: false, strong: true, confirmedAt: sql`now()` })
      .where(and(eq(sessions.id, waiting.id), eq(sessions.pending, true)))
      .returning({ expires: sessions.expires })
    return session
      ? ok({ token: fresh, expires: session.expires })
      : fail('gone', 'This sign-in took too long. Begin again.')
  })
}

const WAIT_MINUTES = 10

/** The session of a cookie that has its password and lacks its code; null after ten minutes. */
export async function getWaitingSession(token: string) {
  const [row] = await db
    .select({ id: sessions.id, userId: sessions.userId, handle: users.handle })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.sessionToken, hashToken(token)),
        eq(sessions.pending, true),
        sql`${sessions.createdAt} > now() - ${WAIT_MINUTES} * interval '1 minute'`,
      ),
    )
  return row ?? null
}

async function takeCode(tx: Transaction, userId: string, code: string): Promise<boolean> {
  const row = await lockFactor(tx, userId)
  // Switched off on another device meanwhile: the password alone is enough again.
  if (!row?.confirmedAt) return true
  const typed = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(typed)) return takeBackupCode(tx, userId, code)
  const step = stepOfCode(unseal(row.secret, userId), typed, { now: new Date(), lastStep: row.lastStep })
  if (step === null) return false
  await tx
    .update(twoFactors)
    .set({ lastStep: step })
    .where(and(eq(twoFactors.userId, userId), lt(twoFactors.lastStep, step)))
  return true
}

async function takeBackupCode(tx: Transaction, userId: string, code: string): Promise<boolean> {
  const taken = await tx
    .update(backupCodes)
    .set({ usedAt: sql`now()` })
    .where(and(eq(backupCodes.codeHash, hashBackupCode(userId, code)), isNull(backupCodes.usedAt)))
    .returning({ hash: backupCodes.codeHash })
  return taken.length > 0
}

async function lockFactor(tx: Transaction, userId: string) {
  const [row] = await tx.select().from(twoFactors).where(eq(twoFactors.userId, userId)).for('update')
  return row
}

async function replaceBackupCodes(tx: Transaction, userId: string): Promise<string[]> {
  const codes = newBackupCodes()
  await tx.delete(backupCodes).where(eq(backupCodes.userId, userId))
  await tx
    .insert(backupCodes)
    .values(codes.map((code) => ({ userId, codeHash: hashBackupCode(userId, code) })))
  return codes
}

/** Notes that this session's owner has shown a second factor. */
export async function markStrong(executor: Executor, { sessionId }: Viewer): Promise<void> {
  if (sessionId) await executor.update(sessions).set({ strong: true }).where(eq(sessions.id, sessionId))
}

/** Tells the owner, so that nobody changes how an account is opened unnoticed. */
export async function tell(tx: Transaction, { id, handle }: Viewer, what: string): Promise<void> {
  const [account] = await tx.select({ email: users.email }).from(users).where(eq(users.id, id))
  if (!account?.email) return
  const key = `security:${id}:${newToken().slice(0, 16)}`
  await queueMail(tx, { key, userId: id, to: account.email, ...securityMail(handle, what) })
}

function wrongCode() {
  const message = 'This code is not right, or was used already. Wait for the next one.'
  return fail('forbidden', message, { fields: { code: message } })
}
