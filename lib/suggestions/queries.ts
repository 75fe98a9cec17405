import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db, type Executor } from '@/db/client'
import { pages, posts, revisionHidings, suggestions, users } from '@/db/schema'
import { mutedFor } from '@/lib/follows/muted'
import { getThreadState } from '@/lib/posts/thread'
import { getSettings } from '@/lib/settings/queries'
import { isModerator, type Viewer } from '@/lib/users/types'
import { lookAt } from './look'
import { canReview, canSeeQueue } from './policy'

export type Suggestion = NonNullable<Awaited<ReturnType<typeof getSuggestion>>>

const decider = alias(users, 'decider')

/** One suggested edit with the state of its post. */
export async function getSuggestion(id: number, executor: Executor = db) {
  const [row] = await executor
    .select({
      id: suggestions.id,
      /** Changes with every write of the row: what was read is still what is there. */
      stamp: sql<string>`${suggestions}.xmin::text`,
      postId: suggestions.postId,
      baseNumber: suggestions.baseNumber,
      title: suggestions.title,
      tags: suggestions.tags,
      lead: suggestions.lead,
      details: suggestions.details,
      bodyMarkdown: suggestions.bodyMarkdown,
      summary: suggestions.summary,
      createdAt: suggestions.createdAt,
      staleSince: suggestions.staleSince,
      outcome: suggestions.outcome,
      partial: suggestions.partial,
      decidedAt: suggestions.decidedAt,
      decisionReason: suggestions.decisionReason,
      decidedBy: decider.handle,
      author: { id: users.id, handle: users.handle },
      post: {
        authorId: posts.authorId,
        kind: posts.kind,
        rootId: posts.rootId,
        revisionCount: posts.revisionCount,
        visible: posts.visible,
        vendor: pages.vendor,
      },
    })
    .from(suggestions)
    .innerJoin(posts, eq(posts.id, suggestions.postId))
    .innerJoin(users, eq(users.id, suggestions.authorId))
    .leftJoin(pages, eq(pages.postId, suggestions.postId))
    .leftJoin(decider, eq(decider.id, suggestions.decidedBy))
    .where(eq(suggestions.id, id))
  return row ?? null
}

export type SeenSuggestion = NonNullable<Awaited<ReturnType<typeof getSuggestionFor>>>

/** A suggestion against what its post is now, for its author and for those who may decide it. */
export async function getSuggestionFor(viewer: Viewer | null, id: number) {
  const suggestion = viewer && (await getSuggestion(id))
  if (!viewer || !suggestion?.post.visible) return null
  const { author, post, postId } = suggestion
  const rights = { authorId: author.id, postAuthorId: post.authorId }
  const mayReview = canReview(viewer, rights, await getSettings())
  if (viewer.id !== author.id && !mayReview) return null
  const [thread, look, hidden] = await Promise.all([
    getThreadState(db, postId),
    lookAt(db, suggestion),
    db.$count(revisionHidings, eq(revisionHidings.postId, postId)),
  ])
  if (!thread || !look) return null
  // A decided one compares old revisions, of which moderators may have hidden one.
  const withheld = suggestion.outcome !== null && hidden > 0 && !isModerator(viewer)
  return { ...suggestion, look, mayReview, withheld, isOwn: viewer.id === author.id, root: thread.root }
}

/** A suggestion whose post has been deleted meanwhile, without any text of it. */
export async function getGoneFor(viewer: Viewer, id: number) {
  const suggestion = await getSuggestion(id)
  if (!suggestion || suggestion.post.visible) return null
  const { author, post, postId } = suggestion
  const isOwn = viewer.id === author.id
  const rights = { authorId: author.id, postAuthorId: post.authorId }
  if (!isOwn && !canReview(viewer, rights, await getSettings())) return null
  return (await getThreadState(db, postId))?.deleted ? { id, kind: post.kind, isOwn } : null
}

/** Beyond this many, a count only says that there are more. */
const MOST_COUNTED = 100

/** How many of others' suggestions wait for this person: all for reviewers, else those for their own posts. */
export async function countWaiting(viewer: Viewer): Promise<number> {
  const all = canSeeQueue(viewer, await getSettings())
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select 1 from suggestion join post on post.id = suggestion.post_id and post.visible
      where ${and(waitingFor(viewer, all), sql`suggestion.author_id <> ${viewer.id}`)}
      limit ${MOST_COUNTED}) waiting`)
  return row?.count ?? 0
}

/** Open suggestions that this person is shown: what they muted is left out, what is their own never. */
export function waitingFor(viewer: Viewer, all: boolean) {
  const own = sql`(${posts.authorId} = ${viewer.id})`
  return and(
    sql`${suggestions.outcome} is null`,
    all ? sql`(${own} or ${mutedFor(viewer, posts.rootId)})` : own,
  )
}
