import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { pageNeeds } from '@/db/schema'
import { record } from '@/lib/events/record'
import { spendQuota } from '@/lib/limits/quota'
import { inTurn } from '@/lib/limits/turn'
import { expireThread } from '@/lib/posts/expiry'
import { refuseThread } from '@/lib/posts/policy'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { fail, ok, type Result } from '@/lib/result'
import { getSettings } from '@/lib/settings/queries'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import { canEditPages } from '@/lib/wiki/policy'
import type { NeedInput, SettleInput } from './input'
import { canSettle, refuseNeed } from './policy'
import { settleByEdit, settleNeeds } from './settle'

type Done = { path: string }
type Written = Result<{ thread: ThreadPost }>

/** Says what a page lacks or gets wrong: shown to readers and listed for editors until it is settled. */
export async function askForChange(viewer: Viewer, input: NeedInput): Promise<Result<Done>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  return finish(await inTurn(viewer, () => transaction((tx) => ask(tx, viewer, input))))
}

/** Settles a need by hand, with a word why. One that is settled already stays as it is. */
export async function settleByHand(viewer: Viewer, input: SettleInput): Promise<Result<Done>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  return finish(await inTurn(viewer, () => transaction((tx) => settle(tx, viewer, input))))
}

/** For an edit that changed nothing: what was ticked is settled all the same, by those who may. */
export async function settleUnchanged(
  viewer: Viewer,
  { pageId, needs, number }: { pageId: number; needs: number[]; number: number },
): Promise<void> {
  if (needs.length === 0) return
  const thread = await transaction(async (tx) => {
    const locked = await lockThread(tx, pageId)
    if (refuseThread(viewer, locked) || !canEditPages(viewer, await getSettings(tx))) return null
    await settleByEdit(tx, viewer, { pageId, needs, number })
    return locked
  })
  if (thread) expireThread(thread)
}

async function ask(tx: Transaction, viewer: Viewer, { id, reason }: NeedInput): Promise<Written> {
  const thread = await lockThread(tx, id)
  const no = refuseThread(viewer, thread) ?? refuseNeed(viewer, await getSettings(tx))
  if (no || !thread) return no ?? missing
  if (thread.kind !== 'page') return missing
  const [open] = await tx
    .select({ reason: pageNeeds.reason })
    .from(pageNeeds)
    .where(and(eq(pageNeeds.pageId, id), eq(pageNeeds.askedBy, viewer.id), isNull(pageNeeds.resolvedAt)))
  if (open?.reason === reason) return ok({ thread })
  if (open)
    return fail('conflict', 'You have asked for a change of this page already; it waits for an editor.')
  const spent = await spendQuota(tx, viewer, 'flags')
  if (spent && !spent.ok) return spent
  await tx.insert(pageNeeds).values({ pageId: id, reason, askedBy: viewer.id })
  await record(tx, { actorId: viewer.id, verb: 'asked-change', postId: id, rootId: id, data: { reason } })
  return ok({ thread })
}

async function settle(tx: Transaction, viewer: Viewer, { need, reason }: SettleInput): Promise<Written> {
  const [row] = await tx
    .select({ pageId: pageNeeds.pageId, byId: pageNeeds.askedBy })
    .from(pageNeeds)
    .where(eq(pageNeeds.id, need))
  const thread = row ? await lockThread(tx, row.pageId) : null
  const no = refuseThread(viewer, thread)
  if (no || !thread || !row) return no ?? missing
  const settings = await getSettings(tx)
  if (!canSettle(viewer, row, settings))
    return fail('forbidden', `Settling it takes ${settings['reputation.editWiki']} reputation.`)
  await settleNeeds(tx, { pageId: row.pageId, needs: [need], settledBy: viewer.id, resolution: reason })
  return ok({ thread })
}

const missing = fail('not-found', 'There is no such page.')

function finish(result: Written): Result<Done> {
  if (!result.ok) return result
  const { thread } = result.value
  expireThread(thread)
  return ok({ path: thread.root.slug })
}
