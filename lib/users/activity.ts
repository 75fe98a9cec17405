import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { tagNamesOf } from '@/lib/tags/carried'

export type Activity = {
  id: number
  at: Date
  verb: string
  title: string
  questionId: number | null
  slug: string | null
  path: string | null
  root: { id: number; tags: string[] }
}

const shown = [
  'asked',
  'answered',
  'commented',
  'created-page',
  'edited',
  'reverted',
  'moved-page',
  'accepted',
] as const

/** What somebody did lately that everybody may see: no votes, no moderation, nothing on hidden posts. */
export async function listActivity(userId: string, limit: number): Promise<Activity[]> {
  const rows = await db.execute<{
    id: string
    at: string
    verb: string
    title: string
    question: string | null
    slug: string | null
    path: string | null
    root: string
    tags: string[]
  }>(sql`
    select e.id::text, e.at, e.verb, coalesce(q.title, page.title) as title, q.post_id::text as question, q.slug,
      page.vendor || '/' || page.slug as path,
      p.root_id::text as root, ${tagNamesOf(sql`p.root_id`)} as tags
    from event e
    join post p on p.id = e.post_id
    join post root on root.id = p.root_id
    left join question q on q.post_id = p.root_id
    left join page on page.post_id = p.root_id
    where e.actor_id = ${userId} and p.visible and root.visible
      and e.verb in (${sql.join(
        shown.map((verb) => sql`${verb}`),
        sql`, `,
      )})
    order by e.id desc limit ${limit}`)
  return rows.map(({ question, root, tags, ...row }) => ({
    ...row,
    id: Number(row.id),
    at: new Date(row.at),
    questionId: question === null ? null : Number(question),
    root: { id: Number(root), tags },
  }))
}

/** How much somebody wrote in each of the last twelve months, oldest first: '2026-11' and a count. */
export async function listMonths(userId: string): Promise<{ label: string; value: number }[]> {
  const rows = await db.execute<{ label: string; value: number }>(sql`
    select to_char(m.month, 'YYYY-MM') as label, count(p.id)::int as value
    from generate_series(date_trunc('month', now() at time zone 'UTC') - interval '11 months',
        date_trunc('month', now() at time zone 'UTC'), interval '1 month') as m(month)
      left join post p on p.author_id = ${userId} and p.visible
        and p.created_at >= m.month at time zone 'UTC'
        and p.created_at < (m.month + interval '1 month') at time zone 'UTC'
    group by m.month order by m.month`)
  return rows.map(({ label, value }) => ({ label, value }))
}
