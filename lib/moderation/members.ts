import 'server-only'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '@/db/client'
import { sanctions, users } from '@/db/schema'
import { expire, tags } from '@/lib/cache'
import { record } from '@/lib/events/record'
import { fail, ok, type Result } from '@/lib/result'
import { foldHandle } from '@/lib/users/handle'
import type { Viewer } from '@/lib/users/types'
import type { roleInput, Suspension } from './input'
import { refuseAdministrating, refuseModerating, refuseSuspending } from './policy'

/** Takes all writing from a member until a day, at once in every session. Replaces a running suspension. */
export async function suspendMember(
  viewer: Viewer,
  { handle, days, reason }: Omit<Suspension, 'value'>,
): Promise<Result<{ handle: string; until: Date }>> {
  const refused = refuseModerating(viewer)
  if (refused) return refused
  const until = new Date(Date.now() + days * 86_400_000)
  return settled(
    await transaction(async (tx): Promise<Result<{ handle: string; until: Date }>> => {
      const member = await lockMember(tx, handle)
      const no = (await refuseStale(tx, viewer)) ?? (member ? refuseSuspending(viewer, member) : nobody)
      if (no || !member) return no ?? nobody
      await endRunning(tx, member.id, viewer.id)
      await tx
        .insert(sanctions)
        .values({ userId: member.id, kind: 'suspension', reason, until, imposedBy: viewer.id })
      const data = { reason, until: until.toISOString() }
      await record(tx, { actorId: viewer.id, verb: 'suspended', subjectId: member.id, data })
      return ok({ handle: member.handle, until })
    }),
  )
}

/** Ends a suspension early. Repeating is harmless. */
export async function liftSuspension(
  viewer: Viewer,
  { handle, reason }: { handle: string; reason: string },
): Promise<Result<{ handle: string }>> {
  const refused = refuseModerating(viewer)
  if (refused) return refused
  return settled(
    await transaction(async (tx): Promise<Result<{ handle: string }>> => {
      const member = await lockMember(tx, handle)
      const no = (await refuseStale(tx, viewer)) ?? (member ? refuseSuspending(viewer, member) : nobody)
      if (no || !member) return no ?? nobody
      const ended = await endRunning(tx, member.id, viewer.id)
      const event = { actorId: viewer.id, subjectId: member.id, data: { reason } }
      if (ended > 0) await record(tx, { ...event, verb: 'lifted-suspension' })
      return ok({ handle: member.handle })
    }),
  )
}

/** Administrators make and unmake moderators and administrators; the last one who can act stays. */
export async function changeRole(
  viewer: Viewer,
  { handle, role }: z.output<typeof roleInput>,
): Promise<Result<{ handle: string }>> {
  const refused = refuseAdministrating(viewer)
  if (refused) return refused
  return settled(
    await transaction(async (tx): Promise<Result<{ handle: string }>> => {
      const member = await lockMember(tx, handle)
      const stale = await refuseStale(tx, viewer)
      if (stale || !member) return stale ?? nobody
      if (member.kind === 'system') return fail('forbidden', 'A system account has no role.')
      if (member.gone) return fail('gone', 'This account has been deleted.')
      if (member.role === role) return ok({ handle: member.handle })
      if (member.role === 'administrator' && !(await hasAdministratorBeside(tx, member.id)))
        return fail('conflict', 'This is the last administrator. Appoint another first.')
      await tx.update(users).set({ role }).where(eq(users.id, member.id))
      const data = { from: member.role, to: role }
      await record(tx, { actorId: viewer.id, verb: 'changed-role', subjectId: member.id, data })
      return ok({ handle: member.handle })
    }),
  )
}

const nobody = fail('not-found', 'There is no such member.')

async function lockMember(tx: Transaction, handle: string) {
  // One at a time: two administrators who demote or suspend each other at once must not leave none.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('sanctions and roles'))`)
  const [member] = await tx
    .select({
      id: users.id,
      handle: users.handle,
      role: users.role,
      kind: users.kind,
      gone: sql<boolean>`exists (select 1 from account_deletion d where d.user_id = users.id)`,
    })
    .from(users)
    .where(eq(users.handleKey, foldHandle(handle)))
    .for('no key update')
  return member ?? null
}

/** What the viewer was when the request began may be over by the time it is their turn. */
async function refuseStale(tx: Transaction, viewer: Viewer) {
  const [now] = await tx.select({ role: users.role }).from(users).where(eq(users.id, viewer.id))
  if (now?.role !== viewer.role) return fail('conflict', 'Your role has changed. Please look again.')
  const running = await tx.select({ id: sanctions.id }).from(sanctions).where(isRunning(viewer.id)).limit(1)
  return running.length > 0 ? fail('forbidden', 'Your account is suspended.') : null
}

async function endRunning(tx: Transaction, userId: string, liftedBy: string): Promise<number> {
  const ended = await tx
    .update(sanctions)
    .set({ liftedAt: sql`now()`, liftedBy })
    .where(isRunning(userId))
    .returning({ id: sanctions.id })
  return ended.length
}

function isRunning(userId: string) {
  return and(eq(sanctions.userId, userId), isNull(sanctions.liftedAt), gt(sanctions.until, sql`now()`))
}

/** Suspended ones do not count: nobody would be left to lift the suspension. */
async function hasAdministratorBeside(tx: Transaction, userId: string): Promise<boolean> {
  const [row] = await tx.execute(sql`
    select 1 from users u where u.role = 'administrator' and u.id <> ${userId}
      and not exists (select 1 from sanction s where s.user_id = u.id and s.lifted_at is null and s.until > now())
    limit 1`)
  return row !== undefined
}

function settled<T extends { handle: string }>(result: Result<T>): Result<T> {
  if (result.ok) expire(tags.user(result.value.handle))
  return result
}
