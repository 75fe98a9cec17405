import 'server-only'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '@/db/client'
import { sanctions, users } from '@/db/schema'
import { expire, tags } from '@/lib/cache'
import { record } from '@/lib/events/record'
import { fail, ok, type Result } from '@/lib/result'
import { foldHandle } from '@/lib/users/handle'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import type { liftInput, roleInput, suspendInput } from './input'
import { refuseModerating, refuseSuspending } from './policy'

/** Takes all writing from a member until a day, at once in every session. Replaces a running suspension. */
export async function suspendMember(
  viewer: Viewer,
  { handle, days, reason }: z.output<typeof suspendInput>,
): Promise<Result<{ handle: string; until: Date }>> {
  const refused = refuseModerating(viewer)
  if (refused) return refused
  const until = new Date(Date.now() + days * 86_400_000)
  return settled(
    await transaction(async (tx): Promise<Result<{ handle: string; until: Date }>> => {
      const member = await lockMember(tx, handle)
      if (!member) return fail('not-found', 'There is no such member.')
      const no = refuseSuspending(viewer, member)
      if (no) return no
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
  { handle, reason }: z.output<typeof liftInput>,
): Promise<Result<{ handle: string }>> {
  const refused = refuseModerating(viewer)
  if (refused) return refused
  return settled(
    await transaction(async (tx): Promise<Result<{ handle: string }>> => {
      const member = await lockMember(tx, handle)
      if (!member) return fail('not-found', 'There is no such member.')
      const no = refuseSuspending(viewer, member)
      if (no) return no
      const ended = await endRunning(tx, member.id, viewer.id)
      const event = { actorId: viewer.id, subjectId: member.id, data: { reason } }
      if (ended > 0) await record(tx, { ...event, verb: 'lifted-suspension' })
      return ok({ handle: member.handle })
    }),
  )
}

/** Administrators make and unmake moderators and administrators; the last administrator stays. */
export async function changeRole(
  viewer: Viewer,
  { handle, role }: z.output<typeof roleInput>,
): Promise<Result<{ handle: string }>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  if (viewer.role !== 'administrator') return fail('not-found', 'There is nothing here.')
  return settled(
    await transaction(async (tx): Promise<Result<{ handle: string }>> => {
      // Two administrators demoting each other at once must not leave none.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('administrators'))`)
      const member = await lockMember(tx, handle)
      if (!member) return fail('not-found', 'There is no such member.')
      if (member.kind === 'system') return fail('forbidden', 'A system account has no role.')
      if (member.role === role) return ok({ handle: member.handle })
      if (member.role === 'administrator' && (await isLastAdministrator(tx)))
        return fail('conflict', 'This is the last administrator. Appoint another first.')
      await tx.update(users).set({ role }).where(eq(users.id, member.id))
      const data = { from: member.role, to: role }
      await record(tx, { actorId: viewer.id, verb: 'changed-role', subjectId: member.id, data })
      return ok({ handle: member.handle })
    }),
  )
}

async function lockMember(tx: Transaction, handle: string) {
  const [member] = await tx
    .select({ id: users.id, handle: users.handle, role: users.role, kind: users.kind })
    .from(users)
    .where(eq(users.handleKey, foldHandle(handle)))
    .for('no key update')
  return member ?? null
}

async function endRunning(tx: Transaction, userId: string, liftedBy: string): Promise<number> {
  const ended = await tx
    .update(sanctions)
    .set({ liftedAt: sql`now()`, liftedBy })
    .where(and(eq(sanctions.userId, userId), isNull(sanctions.liftedAt), gt(sanctions.until, sql`now()`)))
    .returning({ id: sanctions.id })
  return ended.length
}

async function isLastAdministrator(tx: Transaction): Promise<boolean> {
  const rows = await tx.select({ id: users.id }).from(users).where(eq(users.role, 'administrator')).limit(2)
  return rows.length < 2
}

function settled<T extends { handle: string }>(result: Result<T>): Result<T> {
  if (result.ok) expire(tags.user(result.value.handle), tags.moderationLog)
  return result
}
