import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { VERDICTS_LEAST } from './trend'
import type { Verdicts } from './types'

/** As many revisions as a small picture can hold. */
const COURSE = 24

/** What readers said of some revisions, those from `oldest` to `newest`; only where enough did. */
export async function listVerdicts(
  pageId: number,
  { oldest, newest }: { oldest: number; newest: number },
): Promise<Map<number, Verdicts>> {
  const rows = await db.execute<Verdicts>(sql`
    select number, count(*) filter (where solved)::int as solved, count(*)::int as said from page_verdict
    where page_id = ${pageId} and number between ${oldest} and ${newest}
    group by number having count(*) >= ${VERDICTS_LEAST}`)
  return new Map(rows.map((row) => [row.number, row]))
}

/** The newest revisions of which enough readers spoke, oldest first. */
export async function listCourse(pageId: number): Promise<Verdicts[]> {
  const rows = await db.execute<Verdicts>(sql`
    select number, count(*) filter (where solved)::int as solved, count(*)::int as said from page_verdict
    where page_id = ${pageId} group by number having count(*) >= ${VERDICTS_LEAST}
    order by number desc limit ${COURSE}`)
  return [...rows].reverse()
}
