import 'server-only'
import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { sanctions, users } from '@/db/schema'

/** Who may not write now, and until when: those who come back soonest first. */
export function listSuspended(limit: number) {
  return db
    .select({ id: sanctions.id, handle: users.handle, until: sanctions.until, reason: sanctions.reason })
    .from(sanctions)
    .innerJoin(users, eq(users.id, sanctions.userId))
    .where(and(isNull(sanctions.liftedAt), gt(sanctions.until, sql`now()`)))
    .orderBy(asc(sanctions.until))
    .limit(limit)
}

/** Moderators and administrators. */
export function listStaff() {
  return db
    .select({ handle: users.handle, role: users.role, since: users.createdAt })
    .from(users)
    .where(inArray(users.role, ['moderator', 'administrator']))
    .orderBy(asc(users.role), desc(users.reputation), asc(users.handle))
    .limit(500)
}
