import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { db } from '@/db/client'
import { revisions, users } from '@/db/schema'
import { linesOf } from '@/lib/diff/words'
import { authorColumns } from '@/lib/posts/authors'
import { listBodies } from '@/lib/revisions/bodies'
import { openSummary } from '@/lib/revisions/reader'
import { type Blame, endBlame, groupLines, startBlame, stepBlame } from './lines'
import type { BlameOwner, BlameView } from './types'

/** One look goes back for so long; a page of 5 kB then has come through some thousand revisions. */
const PATIENCE_MS = 1_000
/** Characters of text that one query brings. */
const CHUNK = 2_000_000
const NEWEST = 999_999_999

/**
 * Who brought each line of a revision, the newest unless one is named; null when there is no such revision to read. A line that a revert brought back
 * stays with who wrote it first, because the look goes from a revert to the revision it went back to. A revision whose
 * text may not be read is passed over: what it brought counts for the next one.
 */
export async function getBlame(postId: number, wanted?: number): Promise<BlameView | null> {
  const [newest] = await listBodies(db, postId, { below: (wanted ?? NEWEST) + 1, limit: 1 })
  if (!newest || (wanted !== undefined && newest.number !== wanted)) return null
  const { number } = newest
  const lines = linesOf(newest.body)
  const blame = await lookBack(postId, known.get(keyOf(postId, number)) ?? startBlame(number, lines), lines)
  known.set(keyOf(postId, number), blame)
  const groups = groupLines(lines, blame)
  const owners = await listOwners(
    postId,
    groups.flatMap((group) => group.number ?? []),
  )
  return {
    ...{ number, groups },
    owners: new Map(owners.map((owner) => [owner.number, owner])),
    older: blame.pending > 0 ? blame.reached : null,
  }
}

/** Blames by post and revision, also unfinished ones. They hold numbers alone, no text. */
const known = new LRUCache<string, Blame>({
  max: 2_000,
  maxSize: 16_000_000,
  sizeCalculation: ({ owners, origin }) => 4 * (owners.length + origin.length) + 200,
})
const keyOf = (postId: number, number: number) => `${postId}:${number}`

async function lookBack(postId: number, from: Blame, newest: string[]): Promise<Blame> {
  if (from.pending === 0) return from
  const deadline = performance.now() + PATIENCE_MS
  const texts = readBack(postId, await listReverts(postId))
  let blame: Blame = { ...from, owners: from.owners.slice() }
  let now: Text | null =
    from.reached === from.number
      ? { number: from.number, body: null, lines: newest }
      : await texts(from.reached, null)
  while (now && blame.pending > 0) {
    const before: Text | null = await texts(null, now)
    if (!before) return endBlame(blame)
    blame = stepBlame(blame, now.lines, before)
    now = before
    const older = blame.reached === from.number ? undefined : known.get(keyOf(postId, blame.reached))
    if (older?.pending === 0) return endBlame(blame, older)
    if (performance.now() > deadline) break
  }
  return blame
}

type Text = { number: number; body: string | null; lines: string[] }

/** Reads texts backwards in chunks: the one with a number, or the one before `now`. */
function readBack(postId: number, reverts: Map<number, number>) {
  let chunk: { number: number; body: string }[] = []
  let limit = 8
  return async (exact: number | null, now: Text | null): Promise<Text | null> => {
    const back = now && reverts.get(now.number)
    const wanted = exact ?? (back ? back : (now?.number ?? 1) - 1)
    while (chunk[0] && chunk[0].number > wanted) chunk.shift()
    // What may not be read is no part of the chunk; its first text is then older than wanted, and next in line.
    if (!chunk[0]) chunk = wanted < 1 ? [] : await listBodies(db, postId, { below: wanted + 1, limit })
    const found = chunk[0]
    if (!found) return null
    limit = Math.max(4, Math.min(500, Math.floor(CHUNK / (found.body.length + 100))))
    return { ...found, lines: now?.body === found.body ? now.lines : linesOf(found.body) }
  }
}

/** To which older revision each revert went back, as the log says. */
async function listReverts(postId: number): Promise<Map<number, number>> {
  const rows = await db.execute<{ number: number; to: number }>(sql`
    select (e.data ->> 'number')::int as number, (e.data ->> 'to')::int as to from event e
    where e.post_id = ${postId} and e.verb = 'reverted' and jsonb_typeof(e.data -> 'number') = 'number'
      and jsonb_typeof(e.data -> 'to') = 'number'
    union all
    select (e.data ->> 'number')::int, (e.data ->> 'from')::int from event e
    where e.post_id = ${postId} and e.verb = 'rejected-changes' and jsonb_typeof(e.data -> 'number') = 'number'
      and jsonb_typeof(e.data -> 'from') = 'number'`)
  return new Map(rows.flatMap(({ number, to }) => (to < number ? [[number, to] as const] : [])))
}

async function listOwners(postId: number, numbers: number[]): Promise<BlameOwner[]> {
  if (numbers.length === 0) return []
  return db
    .select({
      number: revisions.number,
      kind: revisions.kind,
      minor: revisions.minor,
      summary: openSummary,
      at: revisions.createdAt,
      author: authorColumns,
      byline: revisions.byline,
    })
    .from(revisions)
    .innerJoin(users, eq(users.id, revisions.authorId))
    .where(and(eq(revisions.postId, postId), inArray(revisions.number, [...new Set(numbers)])))
}
