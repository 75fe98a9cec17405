import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { db, type Transaction, transaction } from '@/db/client'
import { pageProtections } from '@/db/schema'
import { record } from '@/lib/events/record'
import { refuseModerating } from '@/lib/moderation/policy'
import { expireThreadAndLists } from '@/lib/posts/expiry'
import { refuseThread } from '@/lib/posts/policy'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { fail, ok, type Result } from '@/lib/result'
import type { Settings } from '@/lib/settings/definitions'
import { getSettings } from '@/lib/settings/queries'
import type { Viewer } from '@/lib/users/types'
import { type Approval, approve, readApproval, reject } from './decide'
import type { Lifting, Setting } from './input'
import { getShield } from './queries'

type Guarded = { path: string }
type Touched = ThreadPost & { also?: string[] }

/** Guards a page, or changes how: level, reason and end. What waits for approval goes on waiting. */
export async function protectPage(
  viewer: Viewer,
  { id, level, reason, expiresAt }: Setting,
): Promise<Result<Guarded>> {
  return guard(viewer, id, async (tx, thread) => {
    const row = { level, reason, expiresAt, protectedBy: viewer.id, protectedAt: sql`now()` }
    await tx
      .insert(pageProtections)
      .values({ pageId: id, ...row })
      .onConflictDoUpdate({ target: pageProtections.pageId, set: row })
    const data = { kind: 'page', level, reason, until: expiresAt?.toISOString() }
    await note(tx, viewer.id, 'protected', thread, data)
    return ok(thread)
  })
}

/** Opens a page to everyone. Whoever lifts says what becomes of changes that wait: nothing is shown or lost by the way. */
export async function liftProtection(viewer: Viewer, { id, waiting }: Lifting): Promise<Result<Guarded>> {
  const refused = refuseModerating(viewer)
  if (refused) return refused
  const { newest, pending } = await getShield(db, id)
  const approval = pending && waiting === 'publish' ? await readApproval(id, newest) : null
  return guard(viewer, id, async (tx, thread, settings) => {
    const settled = await settleWaiting(tx, viewer, thread, { waiting, newest, approval }, settings)
    if (!settled.ok) return settled
    const removed = await tx.delete(pageProtections).where(eq(pageProtections.pageId, id)).returning()
    if (removed.length > 0) await note(tx, viewer.id, 'unprotected', thread, { kind: 'page' })
    return settled
  })
}

type Waiting = Pick<Lifting, 'waiting'> & { newest: number; approval: Approval | null }

async function settleWaiting(
  tx: Transaction,
  viewer: Viewer,
  thread: ThreadPost,
  { waiting, newest, approval }: Waiting,
  settings: Settings,
): Promise<Result<Touched>> {
  const { pending } = await getShield(tx, thread.id)
  if (!pending) return ok(thread)
  if (waiting === undefined) {
    const message = 'Changes of this page wait for approval. Choose what becomes of them.'
    return fail('conflict', message, { fields: { waiting: message } })
  }
  if (waiting === 'discard')
    return reject(tx, viewer, thread, { base: thread.revisionCount, reason: 'Protection lifted' })
  if (!approval || newest !== thread.revisionCount)
    return fail('conflict', 'This page was changed just now. Look at what waits, then lift again.')
  return approve(tx, viewer, thread, { number: newest, ...approval }, settings)
}

type Act = (tx: Transaction, thread: ThreadPost, settings: Settings) => Promise<Result<Touched>>

async function guard(viewer: Viewer, id: number, act: Act): Promise<Result<Guarded>> {
  const refused = refuseModerating(viewer)
  if (refused) return refused
  const result = await transaction(async (tx): Promise<Result<Touched>> => {
    const thread = await lockThread(tx, id)
    const no = refuseThread(viewer, thread)
    if (no || thread?.kind !== 'page') return no ?? fail('not-found', 'There is no such page.')
    return act(tx, thread, await getSettings(tx))
  })
  if (!result.ok) return result
  expireThreadAndLists(result.value)
  return ok({ path: result.value.root.slug })
}

/** One line of the public log. */
export async function note(
  tx: Transaction,
  actorId: string | null,
  verb: 'protected' | 'unprotected',
  { id, authorId: subjectId }: Pick<ThreadPost, 'id' | 'authorId'>,
  data: Record<string, unknown>,
): Promise<void> {
  await record(tx, { actorId, verb, postId: id, rootId: id, subjectId, data })
}
