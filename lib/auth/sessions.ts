import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, desc, eq, gt, isNotNull, ne, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { sessions, twoFactors } from '@/db/schema'
import { fail, ok, type Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'
import { SESSION_DAYS } from './cookie'
import { hashToken, newToken } from './tokens'

export type NewSession = { token: string; expires: Date }

/**
 * A new session with a token of its own; only the token's hash is kept. `replaces` ends with it: no id survives a
 * sign-in. A `pending` one signs nobody in until the second factor has come.
 */
export async function openSession(
  userId: string,
  facts: { userAgent: string; replaces?: string; pending?: boolean; strong?: boolean },
  executor: Executor = db,
): Promise<NewSession> {
  const token = newToken()
  const expires = new Date(Date.now() + SESSION_DAYS * 86_400_000)
  if (facts.replaces) await endSession(facts.replaces, executor)
  const { userAgent, pending = false, strong = false } = facts
  await executor
    .insert(sessions)
    .values({ sessionToken: hashToken(token), id: randomUUID(), userId, expires, userAgent, pending, strong })
  return { token, expires }
}

/** Ends the session of a cookie. */
export async function endSession(token: string, executor: Executor = db): Promise<void> {
  await executor.delete(sessions).where(eq(sessions.sessionToken, hashToken(token)))
}

/** Notes that a session is in use; asked for once an hour at most, so reading stays reading. */
export async function touchSession(id: string): Promise<void> {
  await db.update(sessions).set({ lastSeenAt: sql`now()` }).where(eq(sessions.id, id))
}

/** Where somebody is signed in, the most recently used first. */
export async function listSessions(viewer: Viewer) {
  const rows = await db
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, viewer.id), eq(sessions.pending, false), gt(sessions.expires, sql`now()`)))
    .orderBy(desc(sessions.lastSeenAt))
    .limit(100)
  return rows.map((row) => ({ ...row, current: row.id === viewer.sessionId }))
}

/** Signs one device out; it is a stranger on its next request. */
export async function revokeSession(viewer: Viewer, id: string): Promise<Result<{ current: boolean }>> {
  const ended = await db
    .delete(sessions)
    .where(and(eq(sessions.id, id), eq(sessions.userId, viewer.id)))
    .returning({ id: sessions.id })
  if (ended.length === 0) return fail('not-found', 'There is no such session any more.')
  return ok({ current: id === viewer.sessionId })
}

/** Signs all devices out, or all but this one. */
export async function revokeSessions(
  viewer: Viewer,
  which: 'all' | 'others',
  executor: Executor = db,
): Promise<Result<{ count: number }>> {
  const others = which === 'others' ? ne(sessions.id, viewer.sessionId ?? '') : undefined
  const ended = await executor
    .delete(sessions)
    .where(and(eq(sessions.userId, viewer.id), others))
    .returning({ id: sessions.id })
  return ok({ count: ended.length })
}

/** Whether codes of an authenticator app are asked for after the password. */
export async function asksForCode(userId: string): Promise<boolean> {
  const [row] = await db
    .select({ userId: twoFactors.userId })
    .from(twoFactors)
    .where(and(eq(twoFactors.userId, userId), isNotNull(twoFactors.confirmedAt)))
  return row !== undefined
}
