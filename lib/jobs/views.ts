import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { takeViews } from '@/lib/serving/views'

/** Adds the counted views to their questions in one statement. What cannot be written is counted again next time. */
export async function writeViews(): Promise<void> {
  const { views, giveBack } = takeViews()
  if (views.length === 0) return
  const rows = sql.join(
    views.map(([id, count]) => sql`(${id}::bigint, ${count}::int)`),
    sql`, `,
  )
  try {
    await db.execute(sql`
      update question q set view_count = q.view_count + v.seen
      from (values ${rows}) v (id, seen) where q.post_id = v.id`)
  } catch (error) {
    giveBack()
    throw error
  }
}
