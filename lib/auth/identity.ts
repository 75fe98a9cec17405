import 'server-only'
import { and, eq, gt, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { passkeys, sessions, users } from '@/db/schema'
import { done, fail, type Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'
import { admitPasswordCheck } from './attempts'
import { isPassword } from './password'

const FRESH_MINUTES = 15

/**
 * Asks again who is there, before something that would help a thief of the session (feature H7): the password, or for an
 * account without one a sign-in of the last quarter of an hour.
 */
export async function confirmIdentity(viewer: Viewer, current: string | undefined): Promise<Result> {
  const [account] = await db
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, viewer.id))
  if (!account) return fail('not-found', 'There is no such account.')
  if (account.passwordHash === null) return (await isFresh(viewer)) ? done : askForNewSignIn()
  const admitted = await admitPasswordCheck(viewer.id)
  if (!admitted.ok) return admitted
  if (await isPassword(account.passwordHash, current ?? '')) return done
  return fail('forbidden', 'This is not your password.', {
    fields: { current: 'This is not your password.' },
  })
}

const CONFIRMED_MINUTES = 60

/** Whether this session's owner has proved to be there within the hour. */
export function hasConfirmed(viewer: Viewer): Promise<boolean> {
  return isFresh(viewer, CONFIRMED_MINUTES)
}

/**
 * Whether staff that has a passkey has not shown it in this session, where the site asks staff for a second factor: who
 * knows the password alone must not make another one.
 */
export async function mustShowFactor(viewer: Viewer): Promise<boolean> {
  if (!viewer.heldRole) return false
  return (await db.$count(passkeys, eq(passkeys.userId, viewer.id))) > 0
}

/** Notes that the session's owner has just proved to be there. */
export async function noteConfirmed(viewer: Viewer): Promise<void> {
  if (viewer.sessionId === null) return
  await db.update(sessions).set({ confirmedAt: sql`now()` }).where(eq(sessions.id, viewer.sessionId))
}

async function isFresh(viewer: Viewer, minutes = FRESH_MINUTES): Promise<boolean> {
  if (viewer.sessionId === null) return false
  const [row] = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        eq(sessions.id, viewer.sessionId),
        gt(sessions.confirmedAt, sql`now() - ${minutes} * interval '1 minute'`),
      ),
    )
  return row !== undefined
}

function askForNewSignIn() {
  return fail(
    'forbidden',
    'Your account has no password. Sign out, sign in again and repeat this within 15 minutes.',
  )
}
