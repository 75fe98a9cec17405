import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { db, type Transaction, transaction } from '@/db/client'
import { suggestions } from '@/db/schema'
import { record } from '@/lib/events/record'
import { type Composed, compose } from '@/lib/posts/compose'
import { expireThreadAndLists } from '@/lib/posts/expiry'
import { refuseThread } from '@/lib/posts/policy'
import { getThreadState, lockThread, type ThreadPost } from '@/lib/posts/thread'
import { done, fail, ok, type Result } from '@/lib/result'
import { mergeVersions, type Version } from '@/lib/revisions/merge'
import { saveVersion } from '@/lib/revisions/save'
import { getVersion } from '@/lib/revisions/versions'
import { getSettings } from '@/lib/settings/queries'
import { resolveTags } from '@/lib/tags/queries'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import { acceptPageSuggestion } from '@/lib/wiki/suggest'
import type { DecisionInput } from './input'
import { canReview } from './policy'
import { getSuggestion, type Suggestion } from './queries'

type Decided = { id: number; postId: number }

/** Decides an open suggestion exactly once: accepted (merged with what the text has become), rejected or withdrawn. */
export async function decideSuggestion(viewer: Viewer, input: DecisionInput): Promise<Result<Decided>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const suggestion = await getSuggestion(input.id)
  if (!suggestion) return fail('not-found', 'There is no such suggestion.')
  const no = await refuseDecision(viewer, suggestion, input.decision)
  if (no) return no
  if (input.decision === 'accept' && suggestion.post.kind === 'page') return acceptForPage(viewer, suggestion)
  if (input.decision === 'accept') return acceptSuggestion(viewer, suggestion)
  return transaction(async (tx) => {
    const outcome = input.decision === 'reject' ? 'rejected' : 'withdrawn'
    if (!(await close(tx, viewer, suggestion, outcome, input.reason))) return decidedAlready
    const data = { suggestion: suggestion.id, reason: input.reason }
    if (outcome === 'rejected') await record(tx, eventOf('rejected-suggestion', viewer, suggestion, data))
    return ok({ id: suggestion.id, postId: suggestion.postId })
  })
}

const decidedAlready = fail('conflict', 'This suggestion has already been decided.')

async function refuseDecision(viewer: Viewer, suggestion: Suggestion, decision: DecisionInput['decision']) {
  if (suggestion.outcome) return decidedAlready
  if (decision === 'withdraw')
    return viewer.id === suggestion.author.id
      ? null
      : fail('forbidden', 'Only its author withdraws a suggestion.')
  const closed = refuseThread(viewer, await getThreadState(db, suggestion.postId))
  if (closed) return closed
  const { authorId: postAuthorId } = suggestion.post
  const may = canReview(viewer, { authorId: suggestion.author.id, postAuthorId }, await getSettings())
  return may ? null : fail('forbidden', 'You cannot review this suggestion.')
}

async function acceptForPage(viewer: Viewer, suggestion: Suggestion): Promise<Result<Decided>> {
  const { id, postId, author } = suggestion
  const decide = async (tx: Transaction, number: number): Promise<Result> => {
    if (!(await close(tx, viewer, suggestion, 'accepted', ''))) return decidedAlready
    await record(tx, eventOf('accepted-suggestion', viewer, suggestion, { suggestion: id, number }))
    return done
  }
  const result = await acceptPageSuggestion(viewer, { suggestionId: id, postId, author, decide })
  return result.ok ? ok({ id, postId }) : result
}

async function acceptSuggestion(viewer: Viewer, { id, postId }: Suggestion): Promise<Result<Decided>> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const suggestion = await getSuggestion(id)
    const plan = suggestion && (await mergeInto(suggestion))
    if (!suggestion || !plan) return outdated
    const body = await compose(postId, plan.version.body)
    const result = await transaction((tx) => accept(tx, viewer, suggestion, plan, body))
    if (result === 'stale') continue
    if (!result.ok) return result
    expireThreadAndLists(result.value, [suggestion.author.handle])
    return ok({ id, postId })
  }
  return fail('conflict', 'This post is being edited by several people at once. Please try again.')
}
const outdated = fail('conflict', 'The post has changed in the same place since. Edit it by hand instead.')

type Plan = { version: Version; currentNumber: number }

async function mergeInto({ postId, baseNumber, version, post }: Suggestion): Promise<Plan | null> {
  const base = await getVersion(db, postId, baseNumber)
  const current = await getVersion(db, postId, post.revisionCount)
  if (!base || !current) return null
  const merged = mergeVersions(base, version, current)
  return merged.clean ? { version: merged.version, currentNumber: post.revisionCount } : null
}

async function accept(
  tx: Transaction,
  viewer: Viewer,
  suggestion: Suggestion,
  { version, currentNumber }: Plan,
  body: Composed,
): Promise<Result<ThreadPost> | 'stale'> {
  const thread = await lockThread(tx, suggestion.postId)
  const no = refuseThread(viewer, thread)
  if (no || !thread) return no ?? fail('not-found', 'There is no such post.')
  if (thread.revisionCount !== currentNumber) return 'stale'
  if (!(await close(tx, viewer, suggestion, 'accepted', ''))) return decidedAlready
  const { known } = version.tags ? await resolveTags(tx, version.tags) : { known: null }
  const { baseNumber, summary } = suggestion
  const data = { suggestion: suggestion.id, reviewer: viewer.id }
  const authorId = suggestion.author.id
  const edit = { authorId, version, body, tags: known, baseNumber, summary, minor: false, data }
  const kind = baseNumber === currentNumber ? 'edit' : 'merge'
  const number = await saveVersion(tx, thread, { ...edit, kind })
  await record(tx, eventOf('accepted-suggestion', viewer, suggestion, { suggestion: suggestion.id, number }))
  return ok({ ...thread, tags: [...thread.tags, ...(known ?? [])] })
}

async function close(
  tx: Transaction,
  viewer: Viewer,
  { id }: Suggestion,
  outcome: 'accepted' | 'rejected' | 'withdrawn',
  decisionReason: string,
): Promise<boolean> {
  const rows = await tx
    .update(suggestions)
    .set({ outcome, decisionReason, decidedBy: viewer.id, decidedAt: new Date() })
    .where(and(eq(suggestions.id, id), isNull(suggestions.outcome)))
    .returning({ id: suggestions.id })
  return rows.length === 1
}

function eventOf(
  verb: 'accepted-suggestion' | 'rejected-suggestion',
  viewer: Viewer,
  { postId, post, author }: Suggestion,
  data: Record<string, unknown>,
) {
  return { actorId: viewer.id, verb, postId, rootId: post.rootId, subjectId: author.id, data }
}
