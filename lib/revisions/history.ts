import 'server-only'
import { and, desc, eq, gte, lt, min, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '@/db/client'
import { revisions, users } from '@/db/schema'
import { authorColumns } from '@/lib/posts/authors'
import { isModerator } from '@/lib/users/types'
import type { HistoryPlace } from './history-input'
import { openSummary, type Reader } from './reader'

const PER_PAGE = 50

const hidden = sql<boolean>`exists (select 1 from revision_hiding h
  where h.post_id = ${revisions.postId} and h.number = ${revisions.number})`

type Filter = { before?: number; by?: string; hideMinor?: boolean }

const previous = alias(revisions, 'previous')
// What a stored text weighs is known without reading it; its number of characters is not.
const bytes = sql<number>`octet_length(${revisions.bodyMarkdown})`

/**
 * A post's revisions, the newest first; `before` is the number of the last one seen, `by` the handle of an author. Of one
 * that is hidden, who does not moderate reads neither text nor summary.
 */
export async function listRevisions(
  postId: number,
  { before, by, hideMinor }: Filter = {},
  reader: Reader = null,
) {
  const rows = await db
    .select({
      number: revisions.number,
      baseNumber: revisions.baseNumber,
      kind: revisions.kind,
      minor: revisions.minor,
      summary: isModerator(reader) ? revisions.summary : openSummary,
      byline: revisions.byline,
      hidden,
      at: revisions.createdAt,
      author: authorColumns,
      bytes,
      /** Against the revision before it. */
      change: sql<number>`${bytes} - coalesce(octet_length(${previous.bodyMarkdown}), 0)`,
    })
    .from(revisions)
    .innerJoin(users, eq(users.id, revisions.authorId))
    .leftJoin(
      previous,
      and(eq(previous.postId, revisions.postId), eq(previous.number, sql`${revisions.number} - 1`)),
    )
    .where(
      and(
        eq(revisions.postId, postId),
        before === undefined ? undefined : lt(revisions.number, before),
        by === undefined ? undefined : eq(sql`lower(${users.handle})`, by.toLowerCase()),
        hideMinor ? eq(revisions.minor, false) : undefined,
      ),
    )
    .orderBy(desc(revisions.number))
    .limit(PER_PAGE + 1)
  const shown = rows
    .slice(0, PER_PAGE)
    .map((row) => ({ ...row, readable: !row.hidden || isModerator(reader) }))
  return { revisions: shown, older: rows.length > PER_PAGE ? shown.at(-1)?.number : undefined }
}

/** Where a list begins that is to start with a revision, or with the last one of a day; undefined: at the newest. */
export async function startOf(postId: number, place: HistoryPlace): Promise<number | undefined> {
  if ('number' in place) return place.number + 1
  const [row] = await db
    .select({ number: min(revisions.number) })
    .from(revisions)
    .where(
      and(eq(revisions.postId, postId), gte(revisions.createdAt, sql`${place.day}::date + interval '1 day'`)),
    )
  return row?.number ?? undefined
}
