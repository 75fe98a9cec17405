import 'server-only'
import { and, count, eq, ne, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { isUniqueViolation } from '@/db/errors'
import { rigs } from '@/db/schema'
import { type PreparedEnvironment, prepareEnvironment, writeEnvironment } from '@/lib/environments/commands'
import { forgetEnvironment } from '@/lib/environments/forget'
import { isBlank } from '@/lib/environments/summary'
import { inTurn } from '@/lib/limits/turn'
import { done, fail, ok, type Result } from '@/lib/result'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import { RIGS_MAX } from './limits'

type Paste = { environment: string; remove?: string[] }

/** Saves a machine under a name. It does not become "my environment" by itself. */
export async function addRig(
  viewer: Viewer,
  { name, ...paste }: Paste & { name: string },
): Promise<Result<{ id: number }>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const prepared = readPaste(paste)
  if (!prepared.ok) return prepared
  return namedOnce(() =>
    write(viewer, async (tx) => {
      const [own] = await tx.select({ rigs: count() }).from(rigs).where(eq(rigs.userId, viewer.id))
      if ((own?.rigs ?? 0) >= RIGS_MAX)
        return fail('limited', `You have ${RIGS_MAX} rigs; delete or replace one.`)
      const environmentId = await writeEnvironment(tx, prepared.value, viewer.id)
      const [row] = await tx
        .insert(rigs)
        .values({ userId: viewer.id, name, environmentId })
        .returning({ id: rigs.id })
      return row ? ok(row) : notFound
    }),
  )
}

export async function renameRig(
  viewer: Viewer,
  { id, name }: { id: number; name: string },
): Promise<Result<{ id: number }>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  return namedOnce(() =>
    write(viewer, async (tx) => {
      const [row] = await tx
        .update(rigs)
        .set({ name, updatedAt: sql`now()` })
        .where(ownRig(viewer, id))
        .returning({ id: rigs.id })
      return row ? ok(row) : notFound
    }),
  )
}

/** Gives a rig the environment of a new paste. Posts and reports keep the one that they were written with. */
export async function replaceRig(
  viewer: Viewer,
  { id, ...paste }: Paste & { id: number },
): Promise<Result<{ id: number }>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const prepared = readPaste(paste)
  if (!prepared.ok) return prepared
  return write(viewer, async (tx) => {
    const [rig] = await tx.select({ id: rigs.id }).from(rigs).where(ownRig(viewer, id)).for('update')
    if (!rig) return notFound
    const environmentId = await writeEnvironment(tx, prepared.value, viewer.id)
    await tx.update(rigs).set({ environmentId, updatedAt: sql`now()` }).where(eq(rigs.id, id))
    return ok(rig)
  })
}

/** Deleting is open to the suspended too, and so is choosing: both concern nobody else. */
export async function removeRig(viewer: Viewer, { id }: { id: number }): Promise<Result> {
  return write(viewer, async (tx) => {
    const [gone] = await tx
      .delete(rigs)
      .where(ownRig(viewer, id))
      .returning({ environmentId: rigs.environmentId })
    if (gone) await forgetEnvironment(tx, gone.environmentId)
    return done
  })
}

/** Makes one rig "my environment", or none. */
export async function chooseRig(viewer: Viewer, { id }: { id?: number }): Promise<Result> {
  return write(viewer, async (tx) => {
    // First the others, because at most one may be chosen at any moment.
    await tx
      .update(rigs)
      .set({ chosen: false })
      .where(
        and(
          eq(rigs.userId, viewer.id),
          eq(rigs.chosen, true),
          id === undefined ? undefined : ne(rigs.id, id),
        ),
      )
    if (id === undefined) return done
    const chosen = await tx
      .update(rigs)
      .set({ chosen: true })
      .where(ownRig(viewer, id))
      .returning({ id: rigs.id })
    return chosen.length > 0 ? done : notFound
  })
}

const notFound = fail('not-found', 'There is no such rig among yours.')

const ownRig = (viewer: Viewer, id: number) => and(eq(rigs.userId, viewer.id), eq(rigs.id, id))

function readPaste({ environment, remove }: Paste): Result<PreparedEnvironment> {
  const prepared = prepareEnvironment(environment, remove)
  if (!isBlank(prepared.facts)) return ok(prepared)
  const message =
    'No device, driver or version was recognised in this text, so nothing could be compared by it.'
  return fail('invalid', message, { fields: { environment: message } })
}

function write<T>(viewer: Viewer, work: (tx: Transaction) => Promise<Result<T>>): Promise<Result<T>> {
  return inTurn(viewer, () =>
    transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`rigs:${viewer.id}`}, 0))`)
      return work(tx)
    }),
  )
}

async function namedOnce<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    if (!isUniqueViolation(error, 'rig_name_key')) throw error
    const message = 'You have a rig of this name already.'
    return fail('conflict', message, { fields: { name: message } })
  }
}
