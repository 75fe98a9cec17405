import 'server-only'
import { and, desc, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '@/db/client'
import { pages, posts, questions, suggestions, users } from '@/db/schema'
import { getThreadState } from '@/lib/posts/thread'
import { getVersion } from '@/lib/revisions/versions'
import { getSettings } from '@/lib/settings/queries'
import type { Viewer } from '@/lib/users/types'
import { getRevisionText } from '@/lib/wiki/revisions'
import { suggestedPage } from '@/lib/wiki/suggested'
import { canReview } from './policy'

export type Suggestion = NonNullable<Awaited<ReturnType<typeof getSuggestion>>>

const decider = alias(users, 'decider')

/** One suggested edit with the state of its post. */
export async function getSuggestion(id: number) {
  const [row] = await db
    .select({
      id: suggestions.id,
      postId: suggestions.postId,
      baseNumber: suggestions.baseNumber,
      version: { title: suggestions.title, tags: suggestions.tags, body: suggestions.bodyMarkdown },
      lead: suggestions.lead,
      details: suggestions.details,
      summary: suggestions.summary,
      createdAt: suggestions.createdAt,
      outcome: suggestions.outcome,
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
      },
    })
    .from(suggestions)
    .innerJoin(posts, eq(posts.id, suggestions.postId))
    .innerJoin(users, eq(users.id, suggestions.authorId))
    .leftJoin(decider, eq(decider.id, suggestions.decidedBy))
    .where(eq(suggestions.id, id))
  return row ?? null
}

export type SeenSuggestion = NonNullable<Awaited<ReturnType<typeof getSuggestionFor>>>

/** A suggestion with the text it started from, for its author and for those who may decide it. */
export async function getSuggestionFor(viewer: Viewer | null, id: number) {
  const suggestion = viewer && (await getSuggestion(id))
  if (!viewer || !suggestion?.post.visible) return null
  const { author, post, postId } = suggestion
  const rights = { authorId: author.id, postAuthorId: post.authorId }
  if (viewer.id !== author.id && !canReview(viewer, rights, await getSettings())) return null
  const [thread, texts] = await Promise.all([getThreadState(db, postId), getTexts(suggestion)])
  return thread && texts ? { ...suggestion, ...texts, title: thread.root.title } : null
}

/** The text it started from and the one it wants, each with everything that a revision of this post holds. */
async function getTexts({ postId, baseNumber, post, version, lead, details }: Suggestion) {
  if (post.kind !== 'page') {
    const base = await getVersion(db, postId, baseNumber)
    return base && { base, version }
  }
  const base = await getRevisionText(db, postId, baseNumber)
  return base && { base: base.page, version: suggestedPage(base.page, { ...version, lead, details }) }
}

const PAGE = 30

/** Open suggestions, newest first: all for reviewers, else one's own and those for one's posts. */
export async function listOpenSuggestions(viewer: Viewer, all: boolean, before?: number) {
  const concerned = or(eq(suggestions.authorId, viewer.id), eq(posts.authorId, viewer.id))
  const rows = await db
    .select({
      id: suggestions.id,
      summary: suggestions.summary,
      createdAt: suggestions.createdAt,
      author: users.handle,
      kind: posts.kind,
      title: sql<string>`coalesce(${questions.title}, ${pages.title}, '')`,
    })
    .from(suggestions)
    .innerJoin(posts, and(eq(posts.id, suggestions.postId), eq(posts.visible, true)))
    .innerJoin(users, eq(users.id, suggestions.authorId))
    .leftJoin(questions, eq(questions.postId, posts.rootId))
    .leftJoin(pages, eq(pages.postId, posts.rootId))
    .where(
      and(
        isNull(suggestions.outcome),
        all ? undefined : concerned,
        before === undefined ? undefined : lt(suggestions.id, before),
      ),
    )
    .orderBy(desc(suggestions.id))
    .limit(PAGE + 1)
  return { suggestions: rows.slice(0, PAGE), more: rows.length > PAGE }
}
