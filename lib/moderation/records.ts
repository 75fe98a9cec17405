import 'server-only'
import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '@/db/client'
import { flags, posts, sanctions, users } from '@/db/schema'
import type { FlagView, MemberRecord } from './types'

/** What moderators weigh about members, by user id. One query whatever their number. */
export async function listMemberRecords(userIds: string[]): Promise<Map<string, MemberRecord>> {
  if (userIds.length === 0) return new Map()
  const rows = await db.execute<RecordRow>(sql`
    select u.id, u.handle, u.created_at as since,
      (select count(*)::int from post p where p.author_id = u.id) as posts,
      (select count(*)::int from post p join flag f on f.post_id = p.id
        where p.author_id = u.id and f.outcome = 'upheld') as upheld,
      (select count(*)::int from post p join deletion d on d.post_id = p.id
        where p.author_id = u.id and d.deleted_by <> p.author_id) as removed,
      (select count(*)::int from sanction s where s.user_id = u.id) as suspensions,
      (select max(s.until) from sanction s
        where s.user_id = u.id and s.lifted_at is null and s.until > now()) as suspended_until
    from users u where u.id in ${[...new Set(userIds)]}`)
  return new Map(
    rows.map(({ suspended_until: until, since, ...row }) => [
      row.id,
      { ...row, since: new Date(since), suspendedUntil: until === null ? null : new Date(until) },
    ]),
  )
}

type RecordRow = Omit<MemberRecord, 'since' | 'suspendedUntil'> & {
  since: string
  suspended_until: string | null
}

/** Open flags on some posts, oldest first. */
export function listOpenFlags(postIds: number[]): Promise<FlagView[]> {
  return postIds.length === 0
    ? Promise.resolve([])
    : listFlags(and(inArray(flags.postId, postIds), isNull(flags.outcome)))
}

/** Every flag a post ever got, newest last. */
export function listFlagsOf(postId: number): Promise<FlagView[]> {
  return listFlags(eq(flags.postId, postId))
}

/** Every sanction of a member, newest first. */
export async function listSanctions(userId: string) {
  const [imposer, lifter] = [alias(users, 'imposer'), alias(users, 'lifter')]
  return db
    .select({
      id: sanctions.id,
      reason: sanctions.reason,
      at: sanctions.imposedAt,
      until: sanctions.until,
      by: imposer.handle,
      liftedAt: sanctions.liftedAt,
      liftedBy: lifter.handle,
    })
    .from(sanctions)
    .leftJoin(imposer, eq(imposer.id, sanctions.imposedBy))
    .leftJoin(lifter, eq(lifter.id, sanctions.liftedBy))
    .where(eq(sanctions.userId, userId))
    .orderBy(desc(sanctions.id))
    .limit(100)
}

/** What a member wrote lately, removed posts included. */
export async function listRecentPostIds(userId: string, limit: number): Promise<number[]> {
  const rows = await db
    .select({ id: posts.id })
    .from(posts)
    .where(eq(posts.authorId, userId))
    .orderBy(desc(posts.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

async function listFlags(where: SQL | undefined): Promise<FlagView[]> {
  const resolver = alias(users, 'resolver')
  const rows = await db
    .select({
      id: flags.id,
      postId: flags.postId,
      by: users.handle,
      reason: flags.reason,
      note: flags.note,
      at: flags.createdAt,
      upheld: earlier('upheld'),
      declined: earlier('declined'),
      outcome: flags.outcome,
      resolvedBy: resolver.handle,
      resolvedAt: flags.resolvedAt,
      resolution: flags.resolution,
    })
    .from(flags)
    .innerJoin(users, eq(users.id, flags.userId))
    .leftJoin(resolver, eq(resolver.id, flags.resolvedBy))
    .where(where)
    .orderBy(flags.id)
    .limit(500)
  return rows.map(({ outcome, resolvedBy, resolvedAt, resolution, ...flag }) => ({
    ...flag,
    outcome: outcome && resolvedAt && { outcome, by: resolvedBy ?? '', at: resolvedAt, note: resolution },
  }))
}

function earlier(outcome: 'upheld' | 'declined') {
  return sql<number>`(select count(*)::int from flag e where e.user_id = ${users.id} and e.outcome = ${outcome})`
}
