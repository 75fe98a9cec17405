import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { placesLeft, takePlace } from '@/lib/limits/windows'
import { fail, ok, type Result } from '@/lib/result'
import { siteSecret } from '@/lib/secret'
import type { Viewer } from '@/lib/users/types'
import { pathOf } from '@/lib/wiki/paths'
import { findPage } from '@/lib/wiki/queries'
import type { Answer, VerdictInput } from './input'
import { limitKey, readerKey } from './voter'

/** Verdicts from one network; a school or an office is one. */
const LIMIT = 60
const SECONDS = 600

export type Visitor = { viewer: Viewer | null; address: string }

/**
 * Keeps whether a revision solved somebody's problem; saying it again changes the answer. Open to everybody, and no
 * event: like a view it is counted, and nobody learns who said it.
 */
export async function sayVerdict(
  { viewer, address }: Visitor,
  { vendor, slug, number, solved }: VerdictInput,
): Promise<Result<{ path: string; solved: Answer }>> {
  const day = new Date().toISOString().slice(0, 10)
  const window = { key: limitKey({ address, day }, siteSecret()), limit: LIMIT, seconds: SECONDS }
  if (!(await takePlace(db, window))) {
    const { resetsInSeconds } = await placesLeft(db, window)
    return fail('limited', 'Too many answers from your network. Please try again in a few minutes.', {
      retryAfter: Math.max(1, resetsInSeconds),
    })
  }
  const asked = await findPage({ vendor, slug })
  // The page was moved while it was read.
  const sight = asked.found === 'moved' ? await findPage(asked.to) : asked
  if (sight.found !== 'page') return missing
  const pageId = sight.page.id
  const voter = viewer?.id ?? readerKey({ address, day, pageId }, siteSecret())
  const rows = await db.execute(sql`
    insert into page_verdict (page_id, number, voter, solved)
    select p.id, ${number}::int, ${voter}, ${solved === 'yes'} from post p join page w on w.post_id = p.id
    where p.id = ${pageId} and p.visible and ${number}::int <= coalesce(w.published_number, p.revision_count)
    on conflict (page_id, number, voter) do update set solved = excluded.solved, said_at = now() returning number`)
  return rows.length === 1 ? ok({ path: pathOf(sight.page), solved }) : missing
}

const missing = fail('not-found', 'There is no such page or revision.')
