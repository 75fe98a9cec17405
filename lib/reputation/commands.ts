import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { users } from '@/db/schema'
import { getSettings } from '@/lib/settings/queries'
import { ACCEPTED, DOWN, STARTING, UP } from './points'

export function utcDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}

/**
 * Sums an author's reputation of the given UTC days anew from votes and acceptances on visible posts, then the
 * total. Locks the author's row first, so that parallel votes on several posts add up.
 */
export async function refreshReputation(tx: Transaction, userId: string, days: string[]): Promise<void> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update')
  const cap = (await getSettings(tx))['reputation.dailyCap']
  for (const day of new Set(days)) await sumDay(tx, userId, day, cap)
  await tx.execute(sql`
    update users set reputation = greatest(${STARTING}, ${STARTING} +
      (select coalesce(sum(counted), 0) from reputation_day where user_id = ${userId}))
    where id = ${userId}`)
}

/**
 * Sums the days touched by one post anew; call after it was deleted, hidden or came back.
 * Takes its own day list from the post's votes and, for answers, its acceptance.
 */
export async function refreshReputationOfPost(
  tx: Transaction,
  postId: number,
  authorId: string,
): Promise<void> {
  const rows = await tx.execute<{ day: string }>(sql`
    select distinct (cast_at at time zone 'UTC')::date::text as day from vote where post_id = ${postId}
    union select (accepted_at at time zone 'UTC')::date::text from acceptance where answer_id = ${postId}`)
  const days = rows.map((row) => row.day)
  if (days.length > 0) await refreshReputation(tx, authorId, days)
}

async function sumDay(tx: Transaction, userId: string, day: string, cap: number): Promise<void> {
  const from = sql`${day}::date::timestamp at time zone 'UTC'`
  const to = sql`(${day}::date + 1)::timestamp at time zone 'UTC'`
  await tx.execute(sql`
    insert into reputation_day (user_id, day, voted, accepted, counted)
    select ${userId}, ${day}::date, v.voted, a.accepted, least(v.voted, ${cap}::int) + a.accepted
    from (select coalesce(sum(case when w.value = 1 then ${UP}::int else ${DOWN}::int end), 0)::int as voted
        from vote w join post p on p.id = w.post_id and p.visible and p.kind in ('question', 'answer')
        where w.author_id = ${userId} and w.cast_at >= ${from} and w.cast_at < ${to}) v,
      (select (count(*) * ${ACCEPTED}::int)::int as accepted
        from acceptance c join post p on p.id = c.answer_id and p.visible
        where c.author_id = ${userId} and c.accepted_by <> c.author_id
          and c.accepted_at >= ${from} and c.accepted_at < ${to}) a
    on conflict (user_id, day) do update
      set voted = excluded.voted, accepted = excluded.accepted, counted = excluded.counted`)
}
