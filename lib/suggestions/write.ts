import 'server-only'
import { and, count, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { suggestions } from '@/db/schema'
import type { PageDetails } from '@/db/schema/posts'
import { discardDraft } from '@/lib/drafts/store'
import { record } from '@/lib/events/record'
import type { ThreadPost } from '@/lib/posts/thread'
import { fail, ok, type Result } from '@/lib/result'
import type { Version } from '@/lib/revisions/merge'
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
  const full = await refuseMore(tx, viewer)
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
  if (!row) return fail('conflict', 'You already have a suggestion waiting for this post. Withdraw it first.')
  const { id: postId, rootId, authorId } = thread
  const data = { suggestion: row.id }
  await record(tx, { actorId: viewer.id, verb: 'suggested', postId, rootId, subjectId: authorId, data })
  await discardDraft(tx, viewer.id, `edit:${postId}`)
  return ok({ outcome: 'suggested', suggestionId: row.id })
}

async function refuseMore(tx: Transaction, viewer: Viewer) {
  const most = (await getSettings(tx))['suggestions.openPerMember']
  const [open] = await tx
    .select({ number: count() })
    .from(suggestions)
    .where(and(eq(suggestions.authorId, viewer.id), isNull(suggestions.outcome)))
  if ((open?.number ?? 0) < most) return null
  return fail('limited', `You have ${most} suggestions waiting for review. Withdraw one or wait.`)
}
