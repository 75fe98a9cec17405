import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { flags } from '@/db/schema'
import { getQuota } from '@/lib/limits/quota'
import { getSettings } from '@/lib/settings/queries'
import type { Viewer } from '@/lib/users/types'
import { listPostFacts } from './post-facts'
import { listMemberRecords, listOpenFlags } from './records'
import type { FlaggedPostView, FlagView, MemberRecord } from './types'

/** What the rules about flagging ask of one person and one post. */
export async function getFlagFacts(executor: Executor, userId: string, postId: number) {
  const [row] = await executor.execute<{ open: boolean; replied: boolean }>(sql`
    select exists (select 1 from flag where post_id = ${postId} and user_id = ${userId} and outcome is null) as open,
      exists (select 1 from post where parent_id = ${postId} and kind = 'comment' and visible
        and author_id = ${userId}) as replied`)
  return row ?? { open: false, replied: false }
}

/** What the flag form tells before it is filled: places left today, what this person flagged already. */
export async function getFlagForm(viewer: Viewer, postId: number) {
  const [facts, quota, settings, [own]] = await Promise.all([
    getFlagFacts(db, viewer.id, postId),
    getQuota(db, viewer, 'flags'),
    getSettings(),
    db
      .select({ reason: flags.reason, note: flags.note, at: flags.createdAt })
      .from(flags)
      .where(and(eq(flags.postId, postId), eq(flags.userId, viewer.id), isNull(flags.outcome))),
  ])
  return { ...facts, quota, settings, own: own ?? null }
}

export type QueueEntry = {
  post: FlaggedPostView
  flags: FlagView[]
  record: MemberRecord | null
  /** Other posts of the same author with open flags. */
  elsewhere: { id: number; kind: string; flags: number }[]
}

/** Posts with open flags, the longest waiting first. `next` is the cursor of the next page, or null. */
export async function listQueue({ after, limit }: { after: number; limit: number }) {
  const groups = await db.execute<{ post_id: number; first: number }>(sql`
    select post_id, min(id) as first from flag where outcome is null
    group by post_id having min(id) > ${after} order by first limit ${limit + 1}`)
  const ids = groups.slice(0, limit).map((group) => group.post_id)
  const [facts, open] = await Promise.all([listPostFacts(ids), listOpenFlags(ids)])
  const authors = facts.map(({ authorId }) => authorId)
  const [records, elsewhere] = await Promise.all([listMemberRecords(authors), listElsewhere(authors)])
  const entries = facts.map(
    (post): QueueEntry => ({
      post,
      flags: open.filter(({ postId }) => postId === post.id),
      record: records.get(post.authorId) ?? null,
      elsewhere: elsewhere.filter(({ id, authorId }) => authorId === post.authorId && id !== post.id),
    }),
  )
  return { entries, next: groups.length > limit ? (groups[limit - 1]?.first ?? null) : null }
}

/** Posts that wait for a moderator. */
export async function countQueue(): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(distinct ${flags.postId})::int` })
    .from(flags)
    .where(isNull(flags.outcome))
  return row?.count ?? 0
}

/** Posts that are hidden now, the longest hidden first, and the last ones moderators deleted. */
export async function listRemoved(limit: number) {
  const [hidden, deleted] = await Promise.all([
    db.execute<{ id: number }>(sql`select post_id as id from hiding order by hidden_at limit ${limit}`),
    // By the log, which has an index, and of those only what is deleted still.
    db.execute<{ id: number }>(sql`
      select d.post_id as id from (
        select post_id, max(id) as last from (
          select post_id, id from event where verb = 'deleted' and data->>'own' = 'false' order by id desc limit 200) e
        group by post_id) e
      join deletion d on d.post_id = e.post_id order by e.last desc limit ${limit}`),
  ])
  const facts = await listPostFacts([...hidden, ...deleted].map(({ id }) => id))
  const byId = new Map(facts.map((post) => [post.id, post]))
  const inOrder = (rows: { id: number }[]) => rows.flatMap(({ id }) => byId.get(id) ?? [])
  return { hidden: inOrder(hidden), deleted: inOrder(deleted) }
}

async function listElsewhere(authorIds: string[]) {
  if (authorIds.length === 0) return []
  const rows = await db.execute<{ id: number; kind: string; author: string; flags: number }>(sql`
    select p.id, p.kind, p.author_id as author, count(*)::int as flags from flag f join post p on p.id = f.post_id
    where f.outcome is null and p.author_id in ${[...new Set(authorIds)]}
    group by p.id order by p.id limit 200`)
  return rows.map(({ author, ...row }) => ({ ...row, authorId: author }))
}
