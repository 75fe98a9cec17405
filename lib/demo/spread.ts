import 'server-only'
import { sql } from 'drizzle-orm'
import { transaction } from '@/db/client'
import { recount } from '@/lib/recount/commands'

/**
 * Moves what the demo accounts did from today to moments of the past year, each thread in its own order, then counts
 * reputation anew, because it is kept by day. Runs once for each post: what is older than a day stays.
 */
export async function spreadOverYear(): Promise<void> {
  await transaction(
    async (tx) => {
      await tx.execute(sql`
        create temporary table moved on commit drop as
        select p.id, now() - interval '365 days' * (1 - (rank() over (order by p.root_id) :: float8
            / count(*) over ())) + (p.id - p.root_id) * interval '37 minutes' - interval '3 days' as at
        from post p join post r on r.id = p.root_id join users u on u.id = r.author_id
        where u.kind = 'demo' and p.created_at > now() - interval '1 day'`)
      await tx.execute(sql`update moved set at = least(at, now() - interval '1 hour')`)
      await tx.execute(sql`update post p set created_at = m.at,
        edited_at = case when p.edited_at is null then null else m.at + interval '20 minutes' end
        from moved m where m.id = p.id`)
      await tx.execute(sql`update revision r set created_at = m.at + (r.number - 1) * interval '20 minutes'
        from moved m where m.id = r.post_id`)
      await tx.execute(
        sql`update vote v set cast_at = m.at + interval '2 hours' from moved m where m.id = v.post_id`,
      )
      await tx.execute(sql`update acceptance a set accepted_at = m.at + interval '5 hours' from moved m
        where m.id = a.answer_id`)
      await tx.execute(sql`update report r set reported_at = least(m.at + interval '3 days', now() - interval '1 hour')
        from moved m where m.id = r.post_id`)
      await tx.execute(sql`update event e set at = m.at from moved m where m.id = e.post_id`)
      await tx.execute(sql`update question q set last_activity_at = t.at
        from (select p.root_id, max(p.created_at) as at from post p join moved m on m.id = p.id group by p.root_id) t
        where t.root_id = q.post_id`)
    },
    { deadlineMs: 120_000 },
  )
  await recount({ repair: true })
}
