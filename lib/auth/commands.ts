import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { and, eq, ne } from 'drizzle-orm'
import { db, type Transaction, transaction } from '@/db/client'
import { accounts, sessions, users } from '@/db/schema'
import { passwordChangedMail, resetPasswordMail } from '@/lib/mail/account-mails'
import { queueMail } from '@/lib/mail/commands'
import { done, fail, ok, type Result } from '@/lib/result'
import { foldHandle } from '@/lib/users/handle'
import type { Viewer } from '@/lib/users/types'
import { admitMailRequest, admitSignIn, mayMail } from './attempts'
import { confirmIdentity } from './identity'
import { hashPassword, isPassword, isWeaklyHashed } from './password'
import { weaknessOf } from './password-strength'
import { revokeSessions } from './sessions'
import { issueToken, spendToken, spendTokens } from './tokens'

/**
 * Whose password this is. An unknown name, an account without a password and a wrong password give one answer after the
 * same work. A hash made with less than today's cost is made anew.
 */
export async function signIn(
  input: { login: string; password: string },
  address: string,
): Promise<Result<{ userId: string }>> {
  const { login, password } = input
  const admitted = await admitSignIn(login.includes('@') ? login.toLowerCase() : foldHandle(login), address)
  if (!admitted.ok) return admitted
  const account = await findByLogin(login)
  const right = await isPassword(account?.passwordHash ?? null, password)
  if (!account?.passwordHash || !right) return wrongPair()
  if (isWeaklyHashed(account.passwordHash)) {
    const passwordHash = await hashPassword(password)
    await db
      .update(users)
      .set({ passwordHash })
      .where(and(eq(users.id, account.id), eq(users.passwordHash, account.passwordHash)))
  }
  return ok({ userId: account.id })
}

async function findByLogin(login: string) {
  const named = login.includes('@') ? eq(users.email, login) : eq(users.handleKey, foldHandle(login))
  const [row] = await db
    .select({ id: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(and(named, ne(users.kind, 'system')))
  return row
}

function wrongPair() {
  return fail(
    'forbidden',
    'Handle or password is wrong. An e-mail address works here once it is confirmed; until then use your handle.',
  )
}

// Longer than either branch takes, so that the time tells nobody who is a member.
const RESET_MS = 250

/** Mails a link to choose a new password, if the address is an account's. The answer is always the same. */
export async function requestReset(email: string, address: string): Promise<Result> {
  const admitted = await admitMailRequest(address)
  if (!admitted.ok) return admitted
  await Promise.all([pause(RESET_MS), transaction((tx) => mailReset(tx, email))])
  return done
}

async function mailReset(tx: Transaction, email: string): Promise<void> {
  const [account] = await tx
    .select({ id: users.id, handle: users.handle })
    .from(users)
    .where(and(eq(users.email, email), ne(users.kind, 'system')))
    .for('update')
  if (!account || !(await mayMail(tx, email))) return
  const token = await issueToken(tx, { userId: account.id, purpose: 'reset-password', email })
  const letter = resetPasswordMail(account.handle, token)
  await queueMail(tx, { key: `reset:${token.slice(0, 16)}`, userId: account.id, to: email, ...letter })
}

/** Sets a new password by a mailed link and signs all devices out. A refused password does not use the link up. */
export async function resetPassword(input: { token: string; password: string }): Promise<Result> {
  const weakness = weaknessOf(input.password, [])
  if (weakness) return fail('invalid', weakness, { fields: { password: weakness } })
  const passwordHash = await hashPassword(input.password)
  return transaction(async (tx) => {
    const link = await spendToken(tx, input.token, ['reset-password'])
    const changed = link
      ? await tx
          .update(users)
          .set({ passwordHash })
          .where(and(eq(users.id, link.userId), eq(users.email, link.email)))
          .returning({ id: users.id, handle: users.handle })
      : []
    const [account] = changed
    if (!account || !link) return fail('gone', 'This link has been used or is too old. Ask for a new one.')
    await tx.delete(sessions).where(eq(sessions.userId, account.id))
    await announceNewPassword(tx, account.id, account.handle, link.email)
    return done
  })
}

/** Replaces the password of somebody who knows the present one; every other device is signed out. */
export async function changePassword(
  viewer: Viewer,
  input: { current: string; password: string },
): Promise<Result> {
  const identity = await confirmIdentity(viewer, input.current)
  if (!identity.ok) return identity
  const weakness = weaknessOf(input.password, [viewer.handle])
  if (weakness) return fail('invalid', weakness, { fields: { password: weakness } })
  const passwordHash = await hashPassword(input.password)
  return transaction(async (tx) => {
    const [account] = await tx
      .update(users)
      .set({ passwordHash })
      .where(eq(users.id, viewer.id))
      .returning({ email: users.email })
    await revokeSessions(viewer, 'others', tx)
    await announceNewPassword(tx, viewer.id, viewer.handle, account?.email ?? null)
    return done
  })
}

/** Whoever asked for a change of address with the old password must not finish it with the new one. */
async function announceNewPassword(tx: Transaction, userId: string, handle: string, email: string | null) {
  await spendTokens(tx, userId, ['reset-password', 'confirm-new-email'])
  if (email === null) return
  const key = `password:${userId}:${Date.now()}`
  await queueMail(tx, { key, userId, to: email, ...passwordChangedMail(handle) })
}

/** Disconnects a way to sign in, unless it is the only one. */
export async function disconnectProvider(viewer: Viewer, provider: string): Promise<Result> {
  return transaction(async (tx) => {
    const [account] = await tx
      .select({ passwordHash: users.passwordHash })
      .from(users)
      .where(eq(users.id, viewer.id))
      .for('update')
    const ways = await tx
      .select({ provider: accounts.provider })
      .from(accounts)
      .where(eq(accounts.userId, viewer.id))
    if (account?.passwordHash === null && ways.length < 2)
      return fail('conflict', 'This is your only way to sign in. Set a password first.')
    await tx.delete(accounts).where(and(eq(accounts.userId, viewer.id), eq(accounts.provider, provider)))
    return done
  })
}
