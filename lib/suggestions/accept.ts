import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { db, type Transaction, transaction } from '@/db/client'
import { suggestions } from '@/db/schema'
import { record } from '@/lib/events/record'
import { type Composed, compose } from '@/lib/posts/compose'
import { expireThreadAndLists } from '@/lib/posts/expiry'
import { refuseThread } from '@/lib/posts/policy'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { refuseGuarded } from '@/lib/protection/gate'
import { fail, ok, type Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'
import { type Choice, type Clash, type Look, lookAt } from './look'
import { getSuggestion, type Suggestion } from './queries'

export type Decided = { id: number; postId: number }
export type Chosen = { ok: true; value: Choice } | Refused
export type Refused = Extract<Result, { ok: false }> & { error: { clash?: Clash } }

export const decidedAlready = fail('conflict', 'This suggestion has already been decided.')
const outdated = fail('conflict', 'The revision this suggestion started from is not there any more.')

/**
 * Makes what somebody chose of a suggestion the post's text, in the name of who suggested it, and closes the suggestion.
 * `how` says in the history what the reviewer did to it.
 */
export async function acceptChoice(
  viewer: Viewer,
  id: number,
  how: 'in part' | 'with changes',
  choose: (look: Look) => Chosen | Promise<Chosen>,
): Promise<{ ok: true; value: Decided } | Refused> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const suggestion = await getSuggestion(id)
    if (!suggestion || suggestion.outcome) return decidedAlready
    const look = await lookAt(db, suggestion)
    if (!look) return outdated
    const chosen = await choose(look)
    if (!chosen.ok) return chosen
    const choice = chosen.value
    const body = choice.empty ? null : await compose(suggestion.postId, choice.text.body)
    const plan = { suggestion, look, choice, body, how }
    const result = await transaction((tx) => accept(tx, viewer, plan))
    if (result === 'stale') continue
    if (!result.ok) return result
    expireThreadAndLists(result.value, [suggestion.author.handle])
    return ok({ id, postId: suggestion.postId })
  }
  return fail('conflict', 'This post is being edited by several people at once. Please try again.')
}

type Plan = {
  suggestion: Suggestion
  look: Look
  choice: Choice
  /** Null when the post says all of it already. */
  body: Composed | null
  how: string
}

async function accept(
  tx: Transaction,
  viewer: Viewer,
  { suggestion, look, choice, body, how }: Plan,
): Promise<Result<ThreadPost & { also: string[] }> | 'stale'> {
  const thread = await lockThread(tx, suggestion.postId)
  const no = refuseThread(viewer, thread)
  if (no || !thread) return no ?? fail('not-found', 'There is no such post.')
  if (thread.revisionCount !== look.number) return 'stale'
  const guarded = thread.kind === 'page' ? await refuseGuarded(tx, viewer, thread.id) : null
  if (guarded) return guarded
  const write = await choice.prepare(tx, viewer, thread)
  if (!write.ok) return write
  const { id, author, baseNumber, summary, stamp } = suggestion
  const { partial } = choice
  if (!(await close(tx, viewer, id, { outcome: 'accepted', partial }, stamp))) return 'stale'
  const data = { suggestion: id, ...(partial ? { partial, how } : {}) }
  const edit = {
    ...{ authorId: author.id, baseNumber, data: { ...data, reviewer: viewer.id } },
    kind: baseNumber === look.number ? ('edit' as const) : ('merge' as const),
    summary: partial ? `${summary} (taken ${how} by ${viewer.handle})`.trim().slice(0, 255) : summary,
  }
  const touched = body ? await write.value({ ...edit, body }) : { tags: thread.tags, also: [] }
  const number = look.number + (body ? 1 : 0)
  await record(tx, eventOf('accepted-suggestion', viewer, suggestion, { ...data, number }))
  return ok({ ...thread, ...touched })
}

/** Decides an open suggestion, or tells that somebody else did; with `stamp`, also when it is not what was read. */
export async function close(
  tx: Transaction,
  viewer: Viewer,
  id: number,
  decision: { outcome: 'accepted' | 'rejected' | 'withdrawn'; partial?: boolean; decisionReason?: string },
  stamp?: string,
): Promise<boolean> {
  const rows = await tx
    .update(suggestions)
    .set({ decisionReason: '', ...decision, decidedBy: viewer.id, decidedAt: new Date() })
    .where(
      and(
        eq(suggestions.id, id),
        isNull(suggestions.outcome),
        stamp === undefined ? undefined : sql`${suggestions}.xmin::text = ${stamp}`,
      ),
    )
    .returning({ id: suggestions.id })
  return rows.length === 1
}

export function eventOf(
  verb: 'accepted-suggestion' | 'rejected-suggestion' | 'suggested' | 'outdated-suggestion',
  actor: { id: string } | null,
  { postId, post, author }: Suggestion,
  data: Record<string, unknown>,
) {
  const subjectId = verb === 'suggested' ? post.authorId : author.id
  return { actorId: actor?.id ?? null, verb, postId, rootId: post.rootId, subjectId, data }
}
