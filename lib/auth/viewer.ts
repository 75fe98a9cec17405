import 'server-only'
import { and, desc, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import { cookies } from 'next/headers'
import { db } from '@/db/client'
import { sanctions, sessions, users } from '@/db/schema'
import { oncePerPage } from '@/lib/serving/once'
import { requestContext } from '@/lib/serving/request-context.mjs'
import { getSettings } from '@/lib/settings/queries'
import type { Viewer } from '@/lib/users/types'
import { readCookie, sessionCookieName } from './cookie'
import { touchSession } from './sessions'
import { hashToken } from './tokens'

/** Who is asking, read from the session row on every request: a revoked session is dead at once. */
export const getViewer = oncePerPage(async (): Promise<Viewer | null> => {
  const written = requestContext().getStore()?.written
  const token = written
    ? readCookie(written.cookies, sessionCookieName())
    : (await cookies()).get(sessionCookieName())?.value
  return token ? getViewerByToken(token) : null
})

export async function getViewerByToken(token: string): Promise<Viewer | null> {
  const [row] = await viewerByToken.execute({ token: hashToken(token) })
  if (!row) return null
  const { unseen, secured, ...person } = row
  if (unseen) await touchSession(row.sessionId)
  return secured || row.role === 'member' ? toViewer(person) : toStaff(toViewer(person))
}

/** Where staff must have a second factor, one without has a member's rights until there is one. */
async function toStaff(viewer: Viewer): Promise<Viewer> {
  const settings = await getSettings()
  return settings['security.staffSecondFactor'] === 0
    ? viewer
    : { ...viewer, role: 'member', heldRole: viewer.role }
}

const activeSuspension = and(
  eq(sanctions.userId, users.id),
  eq(sanctions.kind, 'suspension'),
  isNull(sanctions.liftedAt),
  gt(sanctions.until, sql`now()`),
)

const viewerByToken = db
  .select({
    id: users.id,
    handle: users.handle,
    role: users.role,
    reputation: users.reputation,
    emailVerified: users.emailVerified,
    createdAt: users.createdAt,
    sessionId: sessions.id,
    // Not whether the account has a factor: whether this session has shown one.
    secured: sessions.strong,
    unseen: sql<boolean>`${sessions.lastSeenAt} < now() - interval '1 hour'`,
    reason: sanctions.reason,
    until: sanctions.until,
  })
  .from(sessions)
  .innerJoin(users, eq(users.id, sessions.userId))
  .leftJoin(sanctions, activeSuspension)
  .where(
    and(
      eq(sessions.sessionToken, sql.placeholder('token')),
      gt(sessions.expires, sql`now()`),
      eq(sessions.pending, false),
      ne(users.kind, 'system'),
    ),
  )
  .orderBy(desc(sanctions.until))
  .limit(1)
  .prepare('viewer')

/** Somebody as they are now, for work that goes on after their request has ended. */
export async function getMember(id: string): Promise<Viewer | null> {
  const { handle, role, reputation, emailVerified, createdAt } = users
  const [row] = await db
    .select({
      ...{ id: users.id, handle, role, reputation, emailVerified, createdAt },
      ...{ reason: sanctions.reason, until: sanctions.until },
    })
    .from(users)
    .leftJoin(sanctions, activeSuspension)
    .where(and(eq(users.id, id), ne(users.kind, 'system')))
    .orderBy(desc(sanctions.until))
    .limit(1)
  return row ? toViewer({ ...row, sessionId: null }) : null
}

type Row = Omit<Viewer, 'emailVerified' | 'suspension'> & {
  emailVerified: Date | null
  reason: string | null
  until: Date | null
}

function toViewer({ reason, until, emailVerified, ...person }: Row): Viewer {
  return {
    ...person,
    emailVerified: emailVerified !== null,
    suspension: reason !== null && until !== null ? { reason, until } : null,
  }
}
