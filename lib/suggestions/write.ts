import 'server-only'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Executor, Transaction } from '@/db/client'
import { pages, posts, questions, suggestions } from '@/db/schema'
import type { PageDetails } from '@/db/schema/posts'
import { discardDraft } from '@/lib/drafts/store'
import { record } from '@/lib/events/record'
import type { ThreadPost } from '@/lib/posts/thread'
import { fail, ok, type Result } from '@/lib/result'
import type { Version } from '@/lib/revisions/merge'
import { routes } from '@/lib/routes'
import { getSettings } from '@/lib/settings/queries'
import type { Viewer } from '@/lib/users/types'

type NewSuggestion = {
  version: Version
  baseNumber: number
  summary: string
  /** Pages only. */
  lead?: string
  details?: PageDetails
}

/** Puts an edit before reviewers: one open suggestion a post and member, and few altogether. */
export async function writeSuggestion(
  tx: Transaction,
  viewer: Viewer,
  thread: ThreadPost,
  { version, baseNumber, summary, lead, details }: NewSuggestion,
): Promise<Result<{ outcome: 'suggested'; suggestionId: number }>> {
  const full = await refuseMore(tx, viewer, thread.id)
  if (full) return full
  const { title, tags, body } = version
  const [row] = await tx
    .insert(suggestions)
    .values({
      ...{ postId: thread.id, baseNumber, title, tags, bodyMarkdown: body, authorId: viewer.id, summary },
      ...{ lead, details },
    })
    .onConflictDoNothing()
    .returning({ id: suggestions.id })
  // Sent twice at once.
  if (!row) return (await refuseMore(tx, viewer, thread.id)) ?? fail('conflict', onePerPost)
  const { id: postId, rootId, authorId } = thread
  const data = { suggestion: row.id }
  await record(tx, { actorId: viewer.id, verb: 'suggested', postId, rootId, subjectId: authorId, data })
  await discardDraft(tx, viewer.id, `edit:${postId}`)
  return ok({ outcome: 'suggested', suggestionId: row.id })
}

/** Why no more may wait, with those that do. */
export async function refuseMore(executor: Executor, viewer: Viewer, postId: number) {
  const most = (await getSettings(executor))['suggestions.openPerMember']
  const open = await executor
    .select({
      id: suggestions.id,
      postId: suggestions.postId,
      title: sql<string>`coalesce(${questions.title}, ${pages.title}, 'a post')`,
    })
    .from(suggestions)
    .innerJoin(posts, eq(posts.id, suggestions.postId))
    .leftJoin(questions, eq(questions.postId, posts.rootId))
    .leftJoin(pages, eq(pages.postId, posts.rootId))
    .where(and(eq(suggestions.authorId, viewer.id), isNull(suggestions.outcome)))
    .orderBy(asc(suggestions.id))
  const links = open.map(({ id, title }) => ({ href: routes.suggestion(id), text: `Your edit of ${title}` }))
  const here = links.filter((_, at) => open[at]?.postId === postId)
  if (here.length > 0) return fail('conflict', onePerPost, { links: here })
  if (open.length < most) return null
  const message = `You have ${open.length} suggestions waiting for review, and ${most} is the most for one member. Withdraw one or wait.`
  return fail('limited', message, { links })
}

const onePerPost =
  'You already have a suggestion waiting for this post. Change that one, or withdraw it first.'
