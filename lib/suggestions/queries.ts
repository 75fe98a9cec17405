import 'server-only'
import { and, desc, eq, isNull, lt, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '@/db/client'
import { posts, questions, suggestions, users } from '@/db/schema'
import type { Viewer } from '@/lib/users/types'

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
      title: questions.title,
    })
    .from(suggestions)
    .innerJoin(posts, and(eq(posts.id, suggestions.postId), eq(posts.visible, true)))
    .innerJoin(users, eq(users.id, suggestions.authorId))
    .leftJoin(questions, eq(questions.postId, posts.rootId))
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
