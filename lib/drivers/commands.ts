import 'server-only'
import { and, eq, or } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { branches, releaseRevisions, releases } from '@/db/schema'
import { expire, tags } from '@/lib/cache'
import { spendQuota } from '@/lib/limits/quota'
import { inTurn } from '@/lib/limits/turn'
import { fail, ok, type Result } from '@/lib/result'
import { getSettings } from '@/lib/settings/queries'
import type { Viewer } from '@/lib/users/types'
import type { BranchInput, ReleaseInput, RestoreInput } from './input'
import { refuseReleases } from './policy'
import { branchState, releaseState } from './states'
import { putBranch, putRelease, type Written } from './write'

/** Adds a release, or corrects one. Its pages and feeds show it from the next request on. */
export function saveRelease(viewer: Viewer, input: ReleaseInput): Promise<Result<Written>> {
  const { driver, id = null, base, summary, withdrawn, reason, ...facts } = input
  const state = { ...facts, withdrawn: withdrawn === 'on' ? reason : null }
  return write(viewer, driver, (tx) => putRelease(tx, viewer, { driver, id, base, state, summary }))
}

/** Adds a branch, or corrects one. */
export function saveBranch(viewer: Viewer, input: BranchInput): Promise<Result<Written>> {
  const { driver, id = null, base, summary, ...state } = input
  return write(viewer, driver, (tx) => putBranch(tx, viewer, { driver, id, base, state, summary }))
}

/** Brings a release or a branch back to how a revision found it, or left it; as a new revision. */
export function restoreState(viewer: Viewer, input: RestoreInput): Promise<Result<Written>> {
  return write(viewer, input.driver, (tx) => restore(tx, viewer, input))
}

async function write(
  viewer: Viewer,
  driver: string,
  put: (tx: Transaction) => Promise<Result<Written>>,
): Promise<Result<Written>> {
  const refused = refuseReleases(viewer, await getSettings())
  if (refused) return refused
  const result = await inTurn(viewer, () =>
    transaction(async (tx): Promise<Result<Written>> => {
      const spent = await spendQuota(tx, viewer, 'edits')
      return spent && !spent.ok ? spent : put(tx)
    }),
  )
  if (result.ok && result.value.changed) expire(tags.driver(driver))
  return result
}

async function restore(
  tx: Transaction,
  viewer: Viewer,
  { driver, revision, state }: RestoreInput,
): Promise<Result<Written>> {
  const [row] = await tx
    .select({
      releaseId: releaseRevisions.releaseId,
      branchId: releaseRevisions.branchId,
      before: releaseRevisions.before,
      after: releaseRevisions.after,
    })
    .from(releaseRevisions)
    .leftJoin(releases, eq(releases.id, releaseRevisions.releaseId))
    .leftJoin(branches, eq(branches.id, releaseRevisions.branchId))
    .where(
      and(eq(releaseRevisions.id, revision), or(eq(releases.driver, driver), eq(branches.driver, driver))),
    )
  const wanted = row?.[state]
  if (!row || !wanted) return fail('not-found', 'There is no such state to restore.')
  const summary = `Restored the state ${state} revision ${revision}`
  const common = { driver, base: null, summary }
  if (row.releaseId !== null)
    return putRelease(tx, viewer, { ...common, id: row.releaseId, state: releaseState.parse(wanted) })
  if (row.branchId !== null)
    return putBranch(tx, viewer, { ...common, id: row.branchId, state: branchState.parse(wanted) })
  return ok({ driver, id: 0, changed: false })
}
