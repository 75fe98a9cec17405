import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { environmentDevices, environments, reports } from '@/db/schema'
import { expire, tags } from '@/lib/cache'
import { record } from '@/lib/events/record'
import { isNewMember } from '@/lib/limits/quota'
import { inTurn } from '@/lib/limits/turn'
import { placesLeft, takePlace } from '@/lib/limits/windows'
import { expireThread } from '@/lib/posts/expiry'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { fail, ok, type Result } from '@/lib/result'
import { routes } from '@/lib/routes'
import { getSettings } from '@/lib/settings/queries'
import { refuseWriting } from '@/lib/users/policy'
import { isModerator, type Viewer } from '@/lib/users/types'
import type { ReportInput } from './input'
import { refuseEvidence } from './policy'
import { listRigChoices } from './rigs'
import type { Outcome } from './types'

const DAY = 86_400
const DAILY = { newcomer: 15, member: 100 }

export type Reported = { outcome: Outcome | null; postId: number }
type Written = Reported & { thread: ThreadPost; environmentId: number }

/** "Works, fails, works partly on my rig"; the same rig again changes the report, `withdraw` takes it back. */
export async function report(viewer: Viewer, input: ReportInput): Promise<Result<Reported>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const result = await inTurn(viewer, () => transaction((tx) => write(tx, viewer, input)))
  if (!result.ok) return result
  const { thread, environmentId, ...reported } = result.value
  expireThread(thread)
  await expireMachine(environmentId)
  return ok(reported)
}

async function write(tx: Transaction, viewer: Viewer, input: ReportInput): Promise<Result<Written>> {
  const { id: postId, outcome, comment } = input
  const thread = await lockThread(tx, postId)
  const refused = refuseEvidence(viewer, thread)
  if (refused || !thread) return refused ?? fail('not-found', 'There is no such post.')
  const found = await findEnvironment(tx, viewer, input)
  if (!found.ok) return found
  const environmentId = found.value
  const own = and(
    eq(reports.postId, postId),
    eq(reports.userId, viewer.id),
    eq(reports.environmentId, environmentId),
  )
  const [before] = await tx
    .select({ outcome: reports.outcome })
    .from(reports)
    .where(and(own, isNull(reports.withdrawnAt)))
  const about = { thread, environmentId, postId }
  if (outcome === 'withdraw') {
    if (before) await tx.update(reports).set({ withdrawnAt: sql`now()` }).where(own)
    if (before) await note(tx, viewer, about, 'withdrawn', before.outcome)
    return ok({ ...about, outcome: null })
  }
  const spent = before ? null : await spendReport(tx, viewer)
  if (spent && !spent.ok) return spent
  const told = { outcome, comment }
  await tx
    .insert(reports)
    .values({ postId, userId: viewer.id, environmentId, ...told })
    .onConflictDoUpdate({
      target: [reports.postId, reports.userId, reports.environmentId],
      set: { ...told, reportedAt: sql`now()`, withdrawnAt: null },
    })
  await note(tx, viewer, about, outcome, before?.outcome ?? null)
  return ok({ ...about, outcome })
}

/** The environment of the named rig, of the chosen or only one, or of an earlier report of theirs. */
async function findEnvironment(
  tx: Transaction,
  viewer: Viewer,
  { id: postId, rig, environment }: ReportInput,
): Promise<Result<number>> {
  if (environment !== undefined) {
    const [earlier] = await tx
      .select({ id: reports.environmentId })
      .from(reports)
      .where(
        and(
          eq(reports.postId, postId),
          eq(reports.userId, viewer.id),
          eq(reports.environmentId, environment),
        ),
      )
    return earlier ? ok(earlier.id) : fail('not-found', 'There is no such report of yours.')
  }
  const rigs = await listRigChoices(viewer.id, tx)
  const usual = rigs.find(({ chosen }) => chosen) ?? (rigs.length === 1 ? rigs[0] : undefined)
  const named = rig === undefined ? usual : rigs.find(({ id }) => id === rig)
  if (named) return ok(named.environmentId)
  const message =
    rigs.length === 0
      ? `A report needs a machine. Save yours at ${routes.rigs()} first.`
      : 'Choose on which of your rigs.'
  return fail('invalid', message, { fields: { rig: message } })
}

async function spendReport(tx: Transaction, viewer: Viewer): Promise<Result | null> {
  if (isModerator(viewer)) return null
  const limit = isNewMember(viewer, await getSettings(tx)) ? DAILY.newcomer : DAILY.member
  const window = { key: `reports:${viewer.id}`, limit, seconds: DAY }
  if (await takePlace(tx, window)) return null
  const { resetsInSeconds } = await placesLeft(tx, window)
  return fail('limited', `You have used today’s ${limit} reports.`, { retryAfter: resetsInSeconds })
}

async function note(
  tx: Transaction,
  viewer: Viewer,
  { thread, environmentId }: Pick<Written, 'thread' | 'environmentId'>,
  outcome: Outcome | 'withdrawn',
  before: Outcome | null,
): Promise<void> {
  const { id: postId, rootId, authorId: subjectId } = thread
  const data = { outcome, before, environment: environmentId }
  await record(tx, { actorId: viewer.id, verb: 'reported', postId, rootId, subjectId, data })
}

/** What the pages of its devices, its driver and of errors (which rank fixes) tell of reports. */
async function expireMachine(environmentId: number): Promise<void> {
  const named = await transaction(async (tx) => {
    const devices = await tx
      .select({ pciId: environmentDevices.pciId })
      .from(environmentDevices)
      .where(eq(environmentDevices.environmentId, environmentId))
    const [environment] = await tx
      .select({ driver: environments.driver })
      .from(environments)
      .where(eq(environments.id, environmentId))
    return [
      ...devices.map(({ pciId }) => tags.device(pciId)),
      ...(environment?.driver ? [tags.driver(environment.driver)] : []),
    ]
  })
  expire(tags.compatibility, tags.signatures, ...named)
}
