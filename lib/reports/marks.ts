import 'server-only'
import { and, eq } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { marks } from '@/db/schema'
import { record } from '@/lib/events/record'
import { spendQuota } from '@/lib/limits/quota'
import { inTurn } from '@/lib/limits/turn'
import { expireThread } from '@/lib/posts/expiry'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { fail, ok, type Result } from '@/lib/result'
import { getSettings } from '@/lib/settings/queries'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import type { MarkInput } from './input'
import { canClearMarks, refuseEvidence, refuseMark } from './policy'

export type Marked = { marked: boolean }
type Written = Marked & { thread: ThreadPost }

/** "Outdated" and "dangerous": readers are warned from the next request on, until it is taken back or cleared. */
export async function mark(viewer: Viewer, input: MarkInput): Promise<Result<Marked>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const result = await inTurn(viewer, () =>
    transaction(async (tx): Promise<Result<Written>> => {
      const thread = await lockThread(tx, input.id)
      const closed = refuseEvidence(viewer, thread)
      if (closed || !thread) return closed ?? fail('not-found', 'There is no such post.')
      if (input.value === '1') return setMark(tx, viewer, thread, input)
      return input.value === '0' ? takeBack(tx, viewer, thread, input) : clear(tx, viewer, thread, input)
    }),
  )
  if (!result.ok) return result
  expireThread(result.value.thread)
  return ok({ marked: result.value.marked })
}

async function setMark(
  tx: Transaction,
  viewer: Viewer,
  thread: ThreadPost,
  { kind, comment }: MarkInput,
): Promise<Result<Written>> {
  const refused = refuseMark(viewer, await getSettings(tx))
  if (refused) return refused
  const own = ownMark(thread, viewer, kind)
  const [before] = await tx.select({ comment: marks.comment }).from(marks).where(own)
  if (before?.comment === comment) return ok({ marked: true, thread })
  const spent = before ? null : await spendQuota(tx, viewer, 'flags')
  if (spent && !spent.ok) return spent
  await tx
    .insert(marks)
    .values({ postId: thread.id, userId: viewer.id, kind, comment })
    .onConflictDoUpdate({ target: [marks.postId, marks.userId, marks.kind], set: { comment } })
  await note(tx, viewer, thread, 'marked', { kind, comment })
  return ok({ marked: true, thread })
}

async function takeBack(
  tx: Transaction,
  viewer: Viewer,
  thread: ThreadPost,
  { kind }: MarkInput,
): Promise<Result<Written>> {
  const gone = await tx
    .delete(marks)
    .where(ownMark(thread, viewer, kind))
    .returning({ kind: marks.kind })
  if (gone.length > 0) await note(tx, viewer, thread, 'unmarked', { kind, own: true })
  return ok({ marked: false, thread })
}

async function clear(
  tx: Transaction,
  viewer: Viewer,
  thread: ThreadPost,
  { kind, reason }: MarkInput,
): Promise<Result<Written>> {
  if (!canClearMarks(viewer, thread))
    return fail('forbidden', 'Marks are cleared by the author of the post and by moderators.')
  const gone = await tx
    .delete(marks)
    .where(and(eq(marks.postId, thread.id), eq(marks.kind, kind)))
    .returning({ comment: marks.comment })
  const comments = gone.map(({ comment }) => comment)
  if (gone.length > 0) await note(tx, viewer, thread, 'unmarked', { kind, reason, comments })
  return ok({ marked: false, thread })
}

function ownMark(thread: ThreadPost, viewer: Viewer, kind: MarkInput['kind']) {
  return and(eq(marks.postId, thread.id), eq(marks.userId, viewer.id), eq(marks.kind, kind))
}

async function note(
  tx: Transaction,
  viewer: Viewer,
  { id: postId, rootId, authorId: subjectId }: ThreadPost,
  verb: 'marked' | 'unmarked',
  data: Record<string, unknown>,
): Promise<void> {
  await record(tx, { actorId: viewer.id, verb, postId, rootId, subjectId, data })
}
