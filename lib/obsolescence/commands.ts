import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { pageObsolescences } from '@/db/schema'
import { record } from '@/lib/events/record'
import { listIssuePlaces } from '@/lib/issues/write'
import { spendQuota } from '@/lib/limits/quota'
import { inTurn } from '@/lib/limits/turn'
import { expireThreadAndLists } from '@/lib/posts/expiry'
import { refuseThread } from '@/lib/posts/policy'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { wayOfEdit } from '@/lib/protection/policy'
import { getShield } from '@/lib/protection/queries'
import { fail, ok, type Result } from '@/lib/result'
import { reindexPost } from '@/lib/search/index-post'
import { getSettings } from '@/lib/settings/queries'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import { type PagePath, pathOf } from '@/lib/wiki/paths'
import { getPlace } from '@/lib/wiki/places'
import { endOfChain } from './chain'
import type { ObsoleteInput } from './input'
import { canMarkObsolete } from './policy'
import { listSteps } from './queries'

type Written = Result<{ thread: ThreadPost; also: string[] }>

/**
 * Marks a page as obsolete, with what takes its place, or says that it holds again. Repeating is harmless; marking anew
 * changes the reason and the successor.
 */
export async function setObsolete(viewer: Viewer, input: ObsoleteInput): Promise<Result<{ path: string }>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const result = await inTurn(viewer, () => transaction((tx) => write(tx, viewer, input)))
  if (!result.ok) return result
  const { thread, also } = result.value
  expireThreadAndLists({ ...thread, also })
  return ok({ path: thread.root.slug })
}

async function write(tx: Transaction, viewer: Viewer, input: ObsoleteInput): Promise<Written> {
  // Two pages that name each other at once would make a circle; this happens rarely enough for one lock.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('page obsolescence', 0))`)
  const thread = await lockThread(tx, input.id)
  const no = refuseThread(viewer, thread)
  if (no || !thread) return no ?? missing
  if (thread.kind !== 'page') return missing
  const settings = await getSettings(tx)
  if (!canMarkObsolete(viewer, settings))
    return fail('forbidden', `This takes ${settings['reputation.review']} reputation.`)
  if (wayOfEdit(viewer, await getShield(tx, input.id), settings) !== 'publish')
    return fail('forbidden', 'This page is protected. Ask a moderator.')
  return input.value === '1' ? mark(tx, viewer, thread, input) : undo(tx, viewer, thread)
}

async function mark(
  tx: Transaction,
  viewer: Viewer,
  thread: ThreadPost,
  { id, reason, successor }: ObsoleteInput,
): Promise<Written> {
  const next = await resolveSuccessor(tx, id, successor)
  if (!next.ok) return next
  const successorId = next.value
  const [before] = await tx.select().from(pageObsolescences).where(eq(pageObsolescences.pageId, id))
  if (before?.reason === reason && before.successorId === successorId) return ok({ thread, also: [] })
  const spent = await spendQuota(tx, viewer, 'edits')
  if (spent && !spent.ok) return spent
  const row = { reason, successorId, markedBy: viewer.id }
  await tx
    .insert(pageObsolescences)
    .values({ pageId: id, ...row })
    .onConflictDoUpdate({ target: pageObsolescences.pageId, set: { ...row, markedAt: sql`now()` } })
  await reindexPost(tx, id)
  const data = { reason, successor: successorId }
  await record(tx, { actorId: viewer.id, verb: 'marked-obsolete', postId: id, rootId: id, data })
  return ok({ thread, also: await listIssuePlaces(tx, id) })
}

async function undo(tx: Transaction, viewer: Viewer, thread: ThreadPost): Promise<Written> {
  const { id } = thread
  const gone = await tx
    .delete(pageObsolescences)
    .where(eq(pageObsolescences.pageId, id))
    .returning({ reason: pageObsolescences.reason, successor: pageObsolescences.successorId })
  if (!gone[0]) return ok({ thread, also: [] })
  await reindexPost(tx, id)
  await record(tx, {
    ...{ actorId: viewer.id, verb: 'unmarked-obsolete', postId: id, rootId: id },
    data: gone[0],
  })
  return ok({ thread, also: await listIssuePlaces(tx, id) })
}

/** The page that takes the place of another; of one that is obsolete itself, the one its own successors lead to. */
async function resolveSuccessor(
  tx: Transaction,
  id: number,
  path: PagePath | null,
): Promise<Result<number | null>> {
  if (path === null) return ok(null)
  const place = await getPlace(tx, path)
  if (!place?.visible) return refused(`There is no page at ${pathOf(path)}.`)
  if (place.id === id) return refused('A page cannot take its own place.')
  const steps = await listSteps(tx, place.id)
  const end = endOfChain(steps, place.id)
  if (end === null || end === id || steps.has(id))
    return refused(`${pathOf(path)} is obsolete itself and leads back to this page.`)
  if (steps.has(end)) return refused(`${pathOf(path)} is obsolete itself and nothing takes its place.`)
  return ok(end)
}

const missing = fail('not-found', 'There is no such page.')

function refused(message: string) {
  return fail('invalid', message, { fields: { successor: message } })
}
