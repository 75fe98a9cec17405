import 'server-only'
import { and, asc, gt, lt, sql } from 'drizzle-orm'
import { db, transaction } from '@/db/client'
import { searchDocuments } from '@/db/schema'
import { tierOf, WORDS_VERSION, writeDocuments } from './documents'

const BATCH = 200
const TIER_BATCH = 5_000

/**
 * Makes rows of an older version anew from their kept text: after a change of the rules, or after rows were loaded in
 * bulk with empty words (`words = ''`, `version = 0`). Safe to stop and to run again. Returns how many.
 */
export async function rebuildSearch(onProgress: (rows: number) => void = () => undefined): Promise<number> {
  let total = 0
  for (let after = 0; ; ) {
    const rows = await db
      .select({ id: searchDocuments.postId, plain: searchDocuments.plain })
      .from(searchDocuments)
      .where(and(gt(searchDocuments.postId, after), lt(searchDocuments.version, WORDS_VERSION)))
      .orderBy(asc(searchDocuments.postId))
      .limit(BATCH)
    const last = rows.at(-1)
    if (!last) return total
    await transaction((tx) => writeDocuments(tx, new Map(rows.map(({ id, plain }) => [id, plain]))))
    after = last.id
    total += rows.length
    onProgress(total)
  }
}

/** Moves documents to the tier their votes and acceptances give them now. Cheap enough for every few minutes. */
export async function refreshTiers(): Promise<number> {
  let moved = 0
  const [newest] = await db
    .select({ id: sql<number>`max(${searchDocuments.postId})::int` })
    .from(searchDocuments)
  for (let from = 0; from <= (newest?.id ?? -1); from += TIER_BATCH) {
    const rows = await db.execute(sql`
      update search_document d set tier = s.tier,
        words = ts_delete(d.words, '~' || d.kind || d.tier) || ('''~' || d.kind || s.tier || '''')::tsvector
      from (select p.id, (${tierOf})::smallint as tier from post p where p.id >= ${from} and p.id < ${from + TIER_BATCH}
        and p.kind in ('question', 'answer')) s
      where d.post_id = s.id and d.tier <> s.tier returning 1`)
    moved += rows.length
  }
  return moved
}
