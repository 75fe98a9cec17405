import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '@/db/client'
import { flags } from '@/db/schema'
import { record } from '@/lib/events/record'
import { spendQuota } from '@/lib/limits/quota'
import { inTurn } from '@/lib/limits/turn'
import { expireThreadAndPeople } from '@/lib/posts/expiry'
import { refuseThread } from '@/lib/posts/policy'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { fail, ok, type Result } from '@/lib/result'
import { getSettings } from '@/lib/settings/queries'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import { refreshLinksToPage } from '@/lib/wiki/link-marks'
import type { flagInput, resolveInput } from './input'
import { refuseFlagging, refuseJudging, refuseModerating, refuseReason } from './policy'
import { getFlagFacts } from './queries'
import { hide, lock, remove } from './states'

/** Asks a moderator to look at a post. One open flag per person and post; who flagged stays between them and moderators. */
export async function flagPost(
  viewer: Viewer,
  flag: z.output<typeof flagInput>,
): Promise<Result<{ id: number }>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  return inTurn(viewer, () =>
    transaction(async (tx): Promise<Result<{ id: number }>> => {
      const post = await lockThread(tx, flag.id)
      // A locked thread may still be flagged: locks stop talk, not reports.
      const no = refuseThread(viewer, post && { ...post, lockReason: null })
      if (no || !post) return no ?? fail('not-found', 'There is no such post.')
      const facts = await getFlagFacts(tx, viewer.id, post.id)
      const not =
        refuseFlagging(viewer, post, await getSettings(tx)) ?? refuseReason(flag.reason, post, facts)
      if (not) return not
      if (facts.open) return ok({ id: post.id })
      const over = await spendQuota(tx, viewer, 'flags')
      if (over && !over.ok) return over
      await tx
        .insert(flags)
        .values({ postId: post.id, userId: viewer.id, reason: flag.reason, note: flag.note })
      const data = { reason: flag.reason }
      await record(tx, { actorId: viewer.id, verb: 'flagged', postId: post.id, rootId: post.rootId, data })
      return ok({ id: post.id })
    }),
  )
}

/** Settles all open flags of one post at once and, when upheld, does to the post what was chosen. Each flagger is told. */
export async function resolveFlags(
  viewer: Viewer,
  { id, outcome, note }: z.output<typeof resolveInput>,
): Promise<Result<{ id: number; settled: number }>> {
  const refused = refuseModerating(viewer)
  if (refused) return refused
  const result = await transaction(async (tx): Promise<Result<{ post: ThreadPost; settled: number }>> => {
    const post = await lockThread(tx, id)
    if (!post) return fail('not-found', 'There is no such post.')
    const not = refuseJudging(viewer, post)
    if (not) return not
    const upheld = outcome !== 'decline'
    const settled = await settle(tx, viewer, post, upheld ? 'upheld' : 'declined', note)
    if (settled.length === 0) return fail('conflict', 'These flags have been settled already.')
    const because = note || `Flagged as ${settled[0]?.reason.replaceAll('-', ' ')}`
    if (outcome === 'uphold-hide') await hide(tx, viewer, post, because)
    if (outcome === 'uphold-lock') await lock(tx, viewer, post, because)
    if (outcome === 'uphold-delete') await remove(tx, viewer, post, because)
    return ok({ post, settled: settled.length })
  })
  if (!result.ok) return result
  await expireThreadAndPeople(result.value.post)
  await refreshLinksToPage(result.value.post)
  return ok({ id, settled: result.value.settled })
}

async function settle(
  tx: Transaction,
  viewer: Viewer,
  { id: postId, rootId }: ThreadPost,
  outcome: 'upheld' | 'declined',
  resolution: string,
) {
  const rows = await tx
    .update(flags)
    .set({ outcome, resolution, resolvedBy: viewer.id, resolvedAt: sql`now()` })
    .where(and(eq(flags.postId, postId), isNull(flags.outcome)))
    .returning({ id: flags.id, userId: flags.userId, reason: flags.reason })
  // An update returns rows in no order; the first flag gives the reason.
  const settled = rows.sort((one, other) => one.id - other.id)
  for (const { userId: subjectId, reason } of settled) {
    const verb = outcome === 'upheld' ? 'upheld-flag' : 'declined-flag'
    const data = { reason, note: resolution }
    await record(tx, { actorId: viewer.id, verb, postId, rootId, subjectId, data })
  }
  return settled
}
