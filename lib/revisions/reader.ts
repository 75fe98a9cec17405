import 'server-only'
import { and, desc, eq, inArray, lt, lte, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Executor } from '@/db/client'
import { revisionHidings, revisions, users } from '@/db/schema'
import type { PageDetails } from '@/db/schema/posts'
import { authorColumns } from '@/lib/posts/authors'
import { isModerator, type Viewer } from '@/lib/users/types'

/** Who will see what is read; nobody in particular is the public. */
export type Reader = Viewer | null

/** Why a text is kept from everybody but moderators. */
export type Hiding = { by: string; at: Date; reason: string }

export type RevisionWords = {
  title: string | null
  lead: string | null
  body: string
  tags: string[] | null
  details: PageDetails | null
}

export type ReadRevision = Omit<Row, keyof RevisionWords | 'hiding'> & {
  hidden: Hiding | null
  /** Null when hidden from this reader; the summary is empty then. */
  words: RevisionWords | null
}

type Wanted =
  | { numbers: number[] }
  | { limit: number; before?: number | undefined; upTo?: number | undefined }

/**
 * Revisions of a post, the newest first, as one reader may see them. The only place that reads what a revision says, so
 * that a hidden text has no other way out; a test looks for others.
 */
export async function readRevisions(
  executor: Executor,
  postId: number,
  wanted: Wanted,
  reader: Reader = null,
): Promise<ReadRevision[]> {
  if ('numbers' in wanted && wanted.numbers.length === 0) return []
  const rows = await rowsOf(executor)
    .where(and(eq(revisions.postId, postId), ...among(wanted)))
    .orderBy(desc(revisions.number))
    .limit('numbers' in wanted ? wanted.numbers.length : wanted.limit)
  return rows.map((row) => cover(row, reader))
}

/** One of them, or null. */
export async function readRevision(
  executor: Executor,
  postId: number,
  number: number,
  reader: Reader = null,
): Promise<ReadRevision | null> {
  const [revision] = await readRevisions(executor, postId, { numbers: [number] }, reader)
  return revision ?? null
}

/** The summary of a revision in a list that says no more of it: empty when hidden, whoever looks. */
export const openSummary = sql<string>`case when exists (select 1 from revision_hiding h
  where h.post_id = ${revisions.postId} and h.number = ${revisions.number}) then '' else ${revisions.summary} end`

const hider = alias(users, 'hider')

function rowsOf(executor: Executor) {
  return executor
    .select({
      authorId: revisions.authorId,
      number: revisions.number,
      baseNumber: revisions.baseNumber,
      kind: revisions.kind,
      minor: revisions.minor,
      byline: revisions.byline,
      at: revisions.createdAt,
      author: authorColumns,
      summary: revisions.summary,
      title: revisions.title,
      lead: revisions.lead,
      body: revisions.bodyMarkdown,
      tags: revisions.tags,
      details: revisions.details,
      hiding: { by: hider.handle, at: revisionHidings.hiddenAt, reason: revisionHidings.reason },
    })
    .from(revisions)
    .innerJoin(users, eq(users.id, revisions.authorId))
    .leftJoin(
      revisionHidings,
      and(eq(revisionHidings.postId, revisions.postId), eq(revisionHidings.number, revisions.number)),
    )
    .leftJoin(hider, eq(hider.id, revisionHidings.hiddenBy))
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

function among(wanted: Wanted): (SQL | undefined)[] {
  if ('numbers' in wanted) return [inArray(revisions.number, wanted.numbers)]
  const { before, upTo } = wanted
  return [
    before === undefined ? undefined : lt(revisions.number, before),
    upTo === undefined ? undefined : lte(revisions.number, upTo),
  ]
}

function cover({ title, lead, body, tags, details, hiding, ...line }: Row, reader: Reader): ReadRevision {
  const { by, at, reason } = hiding
  const hidden = by !== null && at !== null ? { by, at, reason: reason ?? '' } : null
  if (hidden && !isModerator(reader)) return { ...line, summary: '', hidden, words: null }
  return { ...line, hidden, words: { title, lead, body, tags, details } }
}
