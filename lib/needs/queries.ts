import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { NeedView } from './types'

const SHOWN = 50

/** What is open on a page, the oldest first. */
export async function listNeeds(pageId: number): Promise<NeedView[]> {
  const rows = await db.execute<Omit<NeedView, 'at'> & { at: string }>(sql`
    select n.id::int, n.reason, u.handle as by, u.id as "byId", n.asked_at as at
    from page_need n join users u on u.id = n.asked_by
    where n.page_id = ${pageId} and n.resolved_at is null order by n.id limit ${SHOWN}`)
  return rows.map((row) => ({ ...row, at: new Date(row.at) }))
}
