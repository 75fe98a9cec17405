import 'server-only'
import { db, transaction } from '@/db/client'
import { record } from '@/lib/events/record'
import { refuseLinks } from '@/lib/limits/links'
import { compose } from '@/lib/posts/compose'
import { BODY_MAX } from '@/lib/posts/limits'
import { refuseThread } from '@/lib/posts/policy'
import { getThreadState } from '@/lib/posts/thread'
import { fail, ok, type Result } from '@/lib/result'
import { getSettings } from '@/lib/settings/queries'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import {
  acceptChoice,
  type Chosen,
  close,
  type Decided,
  decidedAlready,
  eventOf,
  type Refused,
} from './accept'
import type { DecisionInput, ReworkInput } from './input'
import type { Look } from './look'
import { canReview } from './policy'
import { getSuggestion, type Suggestion } from './queries'

/**
 * Decides an open suggestion exactly once: accepted (the chosen hunks, joined with what the text has become), rejected or
 * withdrawn. A choice made on a screen that no longer holds is refused with `conflict`.
 */
export async function decideSuggestion(viewer: Viewer, input: DecisionInput): Promise<Result<Decided>> {
  const found = await openFor(viewer, input.id, input.decision === 'withdraw')
  if (!found.ok) return found
  const suggestion = found.value
  if (input.decision === 'accept')
    return acceptChoice(viewer, input.id, 'in part', (look) => choiceOf(look, input))
  const outcome = input.decision === 'reject' ? 'rejected' : 'withdrawn'
  return transaction(async (tx) => {
    const decision = { outcome, decisionReason: input.reason } as const
    if (!(await close(tx, viewer, suggestion.id, decision))) return decidedAlready
    const data = { suggestion: suggestion.id, reason: input.reason }
    if (outcome === 'rejected') await record(tx, eventOf('rejected-suggestion', viewer, suggestion, data))
    return ok({ id: suggestion.id, postId: suggestion.postId })
  })
}

/** Accepts a suggestion the way the reviewer put it right, in the name of who suggested it. */
export async function acceptChanged(
  viewer: Viewer,
  { id, base }: ReworkInput,
  values: Record<string, string>,
): Promise<{ ok: true; value: Decided } | Refused> {
  const found = await openFor(viewer, id, false)
  if (!found.ok) return found
  const settings = await getSettings()
  return acceptChoice(viewer, id, 'with changes', async (look) => {
    const typed = await look.typed(values, base)
    if (!typed.ok) return typed
    if (typed.value.empty)
      return fail('invalid', 'This leaves the text as it is. Reject the suggestion instead.')
    const body = await compose(found.value.postId, typed.value.text.body)
    return refuseLinks(viewer, body.rendered.html, settings) ?? typed
  })
}

/** An open suggestion that this person may decide; with `own`, that is theirs. */
export async function openFor(viewer: Viewer, id: number, own: boolean): Promise<Result<Suggestion>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const suggestion = await getSuggestion(id)
  if (!suggestion) return fail('not-found', 'There is no such suggestion.')
  if (suggestion.outcome) return decidedAlready
  if (own && viewer.id !== suggestion.author.id)
    return fail('forbidden', 'Only its author changes or withdraws a suggestion.')
  if (own) return ok(suggestion)
  const closed = refuseThread(viewer, await getThreadState(db, suggestion.postId))
  if (closed) return closed
  const { authorId: postAuthorId } = suggestion.post
  const may = canReview(viewer, { authorId: suggestion.author.id, postAuthorId }, await getSettings())
  return may ? ok(suggestion) : fail('forbidden', 'You cannot review this suggestion.')
}

/** The hunks that were ticked on a screen; all of them where no screen was. */
function choiceOf(look: Look, { base, shown = [], take = [] }: DecisionInput): Chosen {
  if (!look.clean) return clashing
  const all = look.hunks.map(({ id }) => id)
  if (base === undefined) return ok(look.choose(new Set(all)))
  if (base !== look.number || all.join() !== shown.join()) return moved
  if (take.length === 0 && all.length > 0) return nothing
  const choice = look.choose(new Set(take))
  const { length } = choice.text.body
  // Lines added without those they replace may be more than a post holds.
  if (length > Math.max(BODY_MAX, look.current.body.length, look.merged.body.length)) return tooLong
  return choice.text.body.trim() === '' ? noText : ok(choice)
}

const clashing = fail(
  'conflict',
  'The post has changed in the same place since. Accept it with changes: the editor has both texts.',
)
const moved = fail('conflict', 'The post or the suggestion has changed since you looked. Look again.')
const tooLong = fail('invalid', 'These changes without the others make the text too long.')
const noText = fail('invalid', 'These changes without the others leave no text.')
const nothing = fail('invalid', 'Tick at least one change, or reject the suggestion.')
