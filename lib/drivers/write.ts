import 'server-only'
import { and, desc, eq, ne, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { branches, drivers, releaseRevisions, releases } from '@/db/schema'
import { record } from '@/lib/events/record'
import { fail, ok, type Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'
import { type BranchState, type ReleaseState, releaseState, sameState } from './states'

export type Written = { driver: string; id: number; changed: boolean }

type Change<State> = {
  driver: string
  /** Null for something new. */
  id: number | null
  /** The latest revision the editor knew; null when that does not matter. */
  base: number | null
  state: State
  summary: string
}

/** Writes a release as `state` says, with its revision and its event. Refuses a version that is listed already. */
export async function putRelease(
  tx: Transaction,
  viewer: Viewer,
  { driver, id, base, state, summary }: Change<ReleaseState>,
): Promise<Result<Written>> {
  if (!(await lockDriver(tx, driver))) return fail('not-found', 'There is no such driver.')
  const before = id === null ? null : await readRelease(tx, driver, id)
  if (id !== null && !before) return fail('not-found', 'There is no such release.')
  if (before && base !== null && before.revision !== base) return overtaken()
  if (id !== null && before && sameState(before.state, state)) return ok({ driver, id, changed: false })
  const branch = await findBranch(tx, driver, state.branch)
  if (!branch) return onField('branch', `There is no branch ${state.branch}. Add it first.`)
  const twin = and(eq(releases.driver, driver), eq(releases.version, state.version))
  const [same] = await tx
    .select({ id: releases.id })
    .from(releases)
    .where(id === null ? twin : and(twin, ne(releases.id, id)))
  if (same) return onField('version', `${state.version} is listed already.`)
  const facts = {
    ...{ branchId: branch.id, version: state.version, releasedOn: state.releasedOn },
    ...{ note: state.note, sourceUrl: state.sourceUrl, dateSourceUrl: state.dateSourceUrl },
    withdrawnAt: state.withdrawn === null ? null : (before?.withdrawnAt ?? new Date()),
  }
  const key = await saveRelease(tx, id, { driver, addedBy: viewer.id, ...facts })
  await tx
    .insert(releaseRevisions)
    .values({ releaseId: key, before: before?.state ?? null, after: state, summary, authorId: viewer.id })
  const about = { driver, release: key, version: state.version, branch: branch.name, drops: branch.drops }
  const verb = id === null ? ('added-release' as const) : ('edited-release' as const)
  await record(tx, { actorId: viewer.id, verb, data: { ...about, withdrawn: state.withdrawn, summary } })
  return ok({ driver, id: key, changed: true })
}

/** The same for a branch. */
export async function putBranch(
  tx: Transaction,
  viewer: Viewer,
  { driver, id, base, state, summary }: Change<BranchState>,
): Promise<Result<Written>> {
  if (!(await lockDriver(tx, driver))) return fail('not-found', 'There is no such driver.')
  const before = id === null ? null : await readBranch(tx, driver, id)
  if (id !== null && !before) return fail('not-found', 'There is no such branch.')
  if (before && base !== null && before.revision !== base) return overtaken()
  if (id !== null && before && sameState(before.state, state)) return ok({ driver, id, changed: false })
  const same = await findBranch(tx, driver, state.name)
  if (same && same.id !== id) return onField('name', `${state.name} is listed already.`)
  const key = await saveBranch(tx, id, { driver, ...state })
  await tx
    .insert(releaseRevisions)
    .values({ branchId: key, before: before?.state ?? null, after: state, summary, authorId: viewer.id })
  const data = { driver, branch: state.name, drops: state.drops, added: id === null, summary }
  await record(tx, { actorId: viewer.id, verb: 'edited-release', data })
  const lost = state.drops.filter((name) => !before?.state.drops.includes(name))
  if (lost.length > 0) await recordDrop(tx, viewer, { driver, branch: state.name, architectures: lost })
  return ok({ driver, id: key, changed: true })
}

/** Told apart from the edit, because owners of such devices are to hear of it. */
async function recordDrop(tx: Transaction, viewer: Viewer, data: Record<string, unknown>): Promise<void> {
  await record(tx, { actorId: viewer.id, verb: 'dropped-support', data })
}

async function saveRelease(tx: Transaction, id: number | null, facts: typeof releases.$inferInsert) {
  const { driver: _, addedBy: __, ...changes } = facts
  const [row] =
    id === null
      ? await tx.insert(releases).values(facts).returning({ id: releases.id })
      : await tx.update(releases).set(changes).where(eq(releases.id, id)).returning({ id: releases.id })
  if (!row) throw new Error('The release was not written')
  return row.id
}

async function saveBranch(tx: Transaction, id: number | null, facts: typeof branches.$inferInsert) {
  const { driver: _, ...changes } = facts
  const [row] =
    id === null
      ? await tx.insert(branches).values(facts).returning({ id: branches.id })
      : await tx.update(branches).set(changes).where(eq(branches.id, id)).returning({ id: branches.id })
  if (!row) throw new Error('The branch was not written')
  return row.id
}

/** One editor of a driver at a time, because versions and names are checked against all others. */
async function lockDriver(tx: Transaction, slug: string): Promise<boolean> {
  const rows = await tx
    .select({ slug: drivers.slug })
    .from(drivers)
    .where(eq(drivers.slug, slug))
    .for('no key update')
  return rows.length > 0
}

/** Why a release stands withdrawn is kept by its latest revision only. */
export const withdrawnReason = sql<string | null>`(select r.after->>'withdrawn' from release_revision r
  where r.release_id = ${releases.id} order by r.id desc limit 1)`

async function readRelease(tx: Transaction, driver: string, id: number) {
  const [row] = await tx
    .select({
      version: releases.version,
      branch: branches.name,
      releasedOn: releases.releasedOn,
      note: releases.note,
      sourceUrl: releases.sourceUrl,
      dateSourceUrl: releases.dateSourceUrl,
      withdrawnAt: releases.withdrawnAt,
      reason: withdrawnReason,
    })
    .from(releases)
    .innerJoin(branches, eq(branches.id, releases.branchId))
    .where(and(eq(releases.driver, driver), eq(releases.id, id)))
  if (!row) return null
  const withdrawn = row.withdrawnAt === null ? null : (row.reason ?? '')
  const revision = await latestRevision(tx, eq(releaseRevisions.releaseId, id))
  return { state: releaseState.parse({ ...row, withdrawn }), withdrawnAt: row.withdrawnAt, revision }
}

async function readBranch(tx: Transaction, driver: string, id: number) {
  const [state] = await tx
    .select({
      name: branches.name,
      kind: branches.kind,
      endOfLife: branches.endOfLife,
      drops: branches.drops,
      note: branches.note,
      sourceUrl: branches.sourceUrl,
    })
    .from(branches)
    .where(and(eq(branches.driver, driver), eq(branches.id, id)))
  if (!state) return null
  return { state, revision: await latestRevision(tx, eq(releaseRevisions.branchId, id)) }
}

async function latestRevision(tx: Transaction, where: ReturnType<typeof eq>): Promise<number> {
  const [row] = await tx
    .select({ id: releaseRevisions.id })
    .from(releaseRevisions)
    .where(where)
    .orderBy(desc(releaseRevisions.id))
    .limit(1)
  return row?.id ?? 0
}

async function findBranch(tx: Transaction, driver: string, name: string) {
  const [row] = await tx
    .select({ id: branches.id, name: branches.name, drops: branches.drops })
    .from(branches)
    .where(and(eq(branches.driver, driver), eq(branches.name, name)))
  return row ?? null
}

function overtaken() {
  return fail(
    'conflict',
    'Somebody changed this while you were editing. Nothing of yours is lost: compare with the history, then save again.',
  )
}

function onField(field: string, message: string) {
  return fail('invalid', message, { fields: { [field]: message } })
}
