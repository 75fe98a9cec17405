import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { pageStamps } from '@/db/schema'
import { record } from '@/lib/events/record'
import { spendQuota } from '@/lib/limits/quota'
import { inTurn } from '@/lib/limits/turn'
import { expireThread } from '@/lib/posts/expiry'
import { refuseThread } from '@/lib/posts/policy'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { wasShown } from '@/lib/protection/shown'
import { fail, ok, type Result } from '@/lib/result'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import type { StampInput } from './input'
import { canWithdraw } from './policy'

type Done = { path: string }
type Written = Result<{ thread: ThreadPost }>

/** Stamps the revision somebody followed. One person stamps a revision once; the same again changes nothing. */
export async function stampPage(viewer: Viewer, input: StampInput): Promise<Result<Done>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  return finish(await inTurn(viewer, () => transaction((tx) => stamp(tx, viewer, input))))
}

/** Takes a stamp back. What was withdrawn stays withdrawn; doing so again is harmless. */
export async function withdrawStamp(viewer: Viewer, { stamp: id }: { stamp: number }): Promise<Result<Done>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  return finish(await inTurn(viewer, () => transaction((tx) => withdraw(tx, viewer, id))))
}

async function stamp(
  tx: Transaction,
  viewer: Viewer,
  { id, number, driver, kernel, note, verifiedOn }: StampInput,
): Promise<Written> {
  const thread = await lockThread(tx, id)
  const no = refuseThread(viewer, thread)
  if (no || !thread) return no ?? missing
  if (thread.kind !== 'page' || number > thread.revisionCount) return missing
  // What nobody could read yet, or was rejected, is not what somebody followed.
  const [seen] = await tx.execute<{ seen: boolean }>(
    sql`select ${wasShown(sql`${id}::bigint`, sql`${number}::int`)} as seen`,
  )
  if (!seen?.seen) return fail('conflict', 'This revision is not what readers see. Look at the page again.')
  const [before] = await tx
    .select({ id: pageStamps.id })
    .from(pageStamps)
    .where(
      and(
        ...[eq(pageStamps.pageId, id), eq(pageStamps.number, number)],
        ...[eq(pageStamps.verifiedBy, viewer.id), isNull(pageStamps.withdrawnAt)],
      ),
    )
  if (before)
    return fail('conflict', 'You have verified this revision already. Withdraw that first to say it anew.')
  const spent = await spendQuota(tx, viewer, 'edits')
  if (spent && !spent.ok) return spent
  const day = verifiedOn ?? new Date().toISOString().slice(0, 10)
  const [row] = await tx
    .insert(pageStamps)
    .values({ pageId: id, number, driver, kernel, note, verifiedBy: viewer.id, verifiedOn: day })
    .returning({ id: pageStamps.id })
  if (!row) throw new Error('The stamp was not written')
  const data = { stamp: row.id, number, driver, kernel }
  await record(tx, { actorId: viewer.id, verb: 'stamped', postId: id, rootId: id, data })
  return ok({ thread })
}

async function withdraw(tx: Transaction, viewer: Viewer, id: number): Promise<Written> {
  const [row] = await tx
    .select({ pageId: pageStamps.pageId, byId: pageStamps.verifiedBy })
    .from(pageStamps)
    .where(eq(pageStamps.id, id))
  const thread = row ? await lockThread(tx, row.pageId) : null
  const no = refuseThread(viewer, thread)
  if (no || !thread || !row) return no ?? missing
  if (!canWithdraw(viewer, row))
    return fail('forbidden', 'A stamp is withdrawn by who gave it and by moderators.')
  const gone = await tx
    .update(pageStamps)
    .set({ withdrawnAt: sql`now()` })
    .where(and(eq(pageStamps.id, id), isNull(pageStamps.withdrawnAt)))
    .returning({ number: pageStamps.number })
  if (gone[0]) {
    const event = { postId: row.pageId, rootId: row.pageId, subjectId: row.byId }
    const data = { stamp: id, number: gone[0].number }
    await record(tx, { ...event, actorId: viewer.id, verb: 'withdrew-stamp', data })
  }
  return ok({ thread })
}

const missing = fail('not-found', 'There is no such page or revision.')

function finish(result: Written): Result<Done> {
  if (!result.ok) return result
  const { thread } = result.value
  expireThread(thread)
  return ok({ path: thread.root.slug })
}
