import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { takeReads, takeViews } from '@/lib/serving/views'

/** Writes what was counted, questions and pages of the wiki each in one statement. What cannot be written is counted again next time. */
export async function writeViews(): Promise<void> {
  await writeQuestionViews()
  await writePageReads()
}

async function writeQuestionViews(): Promise<void> {
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

/** By day. Addresses where no page is, or none any more, are forgotten. */
async function writePageReads(): Promise<void> {
  const { reads, giveBack } = takeReads()
  if (reads.length === 0) return
  const rows = JSON.stringify(reads.map(([path, seen]) => ({ path, seen })))
  try {
    // In one order, or two processes would wait for each other in a circle.
    await db.execute(sql`
      insert into page_read as r (page_id, day, reads)
      select w.post_id, (now() at time zone 'UTC')::date, v.seen
      from json_to_recordset(${rows}::json) v (path text, seen int)
        join page w on w.vendor = split_part(v.path, '/', 1) and w.slug = split_part(v.path, '/', 2)
        join post p on p.id = w.post_id and p.visible
      order by w.post_id
      on conflict (page_id, day) do update set reads = r.reads + excluded.reads`)
  } catch (error) {
    giveBack()
    throw error
  }
}
