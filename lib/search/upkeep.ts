import 'server-only'
import { and, eq, gte, lt, max, sql } from 'drizzle-orm'
import { db, transaction } from '@/db/client'
import { posts, searchDocuments } from '@/db/schema'
import { tierOf, WORDS_VERSION, writeDocuments } from './documents'

const AT_ONCE = 200
/** How much of the table one statement looks through. */
const STRIDE = 5_000

/**
 * Makes rows of an older version anew from their kept text: after a change of the rules, or after rows were loaded in
 * bulk with empty words (`words = ''`, `version = 0`). Safe to stop and to run again. Returns how many.
 */
export async function rebuildSearch(onProgress: (rows: number) => void = () => undefined): Promise<number> {
  let total = 0
  const last = await getLastId()
  for (let from = 0; from <= last; from += STRIDE) {
    for (let rows = await listOld(from); rows.length > 0; rows = await listOld(from)) {
      await transaction((tx) => writeDocuments(tx, new Map(rows.map(({ id, plain }) => [id, plain]))))
      total += rows.length
      onProgress(total)
    }
  }
  return total
}

/** Moves documents to the tier their votes and acceptances give them now. Cheap enough for every hour. */
export async function refreshTiers(): Promise<number> {
  let moved = 0
  const last = await getLastId()
  for (let from = 0; from <= last; from += STRIDE) {
    const rows = await db.execute(sql`
      update search_document d set tier = s.tier,
        words = ts_delete(d.words, '~' || d.kind || d.tier) || ('''~' || d.kind || s.tier || '''')::tsvector
      from (select p.id, (${tierOf})::smallint as tier from post p where p.id >= ${from} and p.id < ${from + STRIDE}
        and p.kind in ('question', 'answer')) s
      where d.post_id = s.id and d.tier <> s.tier returning 1`)
    moved += rows.length
  }
  return moved
}

async function getLastId(): Promise<number> {
  const [row] = await db.select({ id: max(searchDocuments.postId) }).from(searchDocuments)
  return row?.id ?? -1
}

/** Only of posts that can be written: a row whose post was just hidden is about to go. */
async function listOld(from: number) {
  return db
    .select({ id: searchDocuments.postId, plain: searchDocuments.plain })
    .from(searchDocuments)
    .innerJoin(posts, and(eq(posts.id, searchDocuments.postId), eq(posts.visible, true)))
    .where(
      and(
        gte(searchDocuments.postId, from),
        lt(searchDocuments.postId, from + STRIDE),
        lt(searchDocuments.version, WORDS_VERSION),
      ),
    )
    .limit(AT_ONCE)
}
