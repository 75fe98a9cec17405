import 'server-only'
import { db, type Transaction, transaction } from '@/db/client'
import { refuseLinks } from '@/lib/limits/links'
import { spendQuota } from '@/lib/limits/quota'
import { inTurn } from '@/lib/limits/turn'
import { type Composed, compose } from '@/lib/posts/compose'
import { expireThread, expireThreadAndLists } from '@/lib/posts/expiry'
import { refuseThread } from '@/lib/posts/policy'
import { queueAuthor } from '@/lib/posts/repeats'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { fail, ok, type Result } from '@/lib/result'
import { getSettings } from '@/lib/settings/queries'
import { writeSuggestion } from '@/lib/suggestions/write'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import type { EditInput } from './input'
import { modeFor, planEdit, type Settled, type Write } from './plan'
import { saveVersion } from './save'
import { settleVersionTags } from './tags'
import { getVersion } from './versions'

export type EditOutcome =
  | { outcome: 'saved'; number: number; thread: ThreadPost }
  | { outcome: 'suggested'; suggestionId: number }
  | Settled

/**
 * Edits a question, answer or comment. What others saved since `base` is merged; when both changed the same lines the
 * outcome is `conflict` with both texts. Who may not edit others' posts makes a suggestion instead.
 */
export async function editPost(viewer: Viewer, input: EditInput): Promise<Result<EditOutcome>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  for (let attempt = 0; attempt < 5; attempt++) {
    const plan = await planEdit(viewer, input)
    if (!plan.ok) return plan
    if (plan.value.kind === 'settled') return ok(plan.value.settled)
    const outcome = await carryOut(viewer, input, plan.value)
    // Somebody saved between the look and the lock: look again.
    if (outcome !== 'stale') return outcome
  }
  return fail('conflict', 'This post is being edited by several people at once. Please try again.')
}

/** Makes an older text the current one again, as a new revision. */
export async function revertPost(
  viewer: Viewer,
  { id, number }: { id: number; number: number },
): Promise<Result<EditOutcome>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const may = await modeFor(viewer, id)
  if (!may.ok) return may
  const version = await getVersion(db, id, number, viewer)
  if (!version) return fail('not-found', 'There is no such revision.')
  const plan = await planEdit(viewer, { id, base: null, ...version })
  if (!plan.ok) return plan
  if (plan.value.kind === 'settled') return ok(plan.value.settled)
  if (plan.value.mode === 'suggest')
    return fail('forbidden', 'You may suggest an edit of this post, but not revert it.')
  const summary = `Back to revision ${number}`
  const outcome = await carryOut(viewer, { id, summary, minor: false, revertTo: number }, plan.value)
  return outcome === 'stale'
    ? fail('conflict', 'This post was edited just now. Look at it again first.')
    : outcome
}

type Envelope = { id: number; summary: string; minor: boolean; revertTo?: number }
type Written = Result<EditOutcome> | 'stale'

async function carryOut(viewer: Viewer, envelope: Envelope, plan: Write): Promise<Written> {
  const body = await compose(envelope.id, plan.version.body)
  const links = refuseLinks(viewer, body.rendered.html, await getSettings())
  if (links) return links
  const result = await inTurn(viewer, () => transaction((tx) => write(tx, viewer, envelope, plan, body)))
  if (result !== 'stale' && result.ok && result.value.outcome === 'saved')
    expireEdited(viewer, result.value.thread)
  return result
}

async function write(
  tx: Transaction,
  viewer: Viewer,
  { id, summary, minor, revertTo }: Envelope,
  { mode, version, baseNumber, currentNumber, merged }: Write,
  body: Composed,
): Promise<Written> {
  await queueAuthor(tx, viewer.id)
  const thread = await lockThread(tx, id)
  const no = refuseThread(viewer, thread)
  if (no || !thread) return no ?? fail('not-found', 'There is no such post.')
  if (thread.revisionCount !== currentNumber) return 'stale'
  const tags = await settleVersionTags(tx, viewer, thread, version)
  if (!tags.ok) return tags
  const spent = await spendQuota(tx, viewer, 'edits')
  if (spent && !spent.ok) return spent
  if (mode === 'suggest') return writeSuggestion(tx, viewer, thread, { version, baseNumber, summary })
  const kind = revertTo === undefined ? (merged ? 'merge' : 'edit') : 'revert'
  const data = revertTo === undefined ? {} : { to: revertTo }
  const edit = {
    authorId: viewer.id,
    version,
    body,
    tags: tags.value,
    baseNumber,
    summary,
    minor,
    kind,
    data,
  }
  const number = await saveVersion(tx, thread, { ...edit, kind })
  return ok({
    outcome: 'saved',
    number,
    thread: { ...thread, tags: [...thread.tags, ...(tags.value ?? [])] },
  })
}

/** The lists show titles, tags and "active"; a comment stands in none of them. */
function expireEdited(viewer: Viewer, thread: ThreadPost): void {
  if (thread.kind === 'comment') expireThread(thread, [viewer.handle])
  else expireThreadAndLists(thread, [viewer.handle])
}
