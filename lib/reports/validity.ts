import 'server-only'
import { asc, eq } from 'drizzle-orm'
import { db, type Executor, transaction } from '@/db/client'
import { validities } from '@/db/schema'
import { record } from '@/lib/events/record'
import { spendQuota } from '@/lib/limits/quota'
import { inTurn } from '@/lib/limits/turn'
import { expireThread } from '@/lib/posts/expiry'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { fail, ok, type Result } from '@/lib/result'
import { getSettings } from '@/lib/settings/queries'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import { canSetValidity, refuseEvidence } from './policy'
import type { Validity } from './types'

/** The ranges of a post as they stand. */
export async function getValidity(postId: number, executor: Executor = db): Promise<Validity[]> {
  return executor
    .select({
      subject: validities.subject,
      from: validities.fromVersion,
      to: validities.toVersion,
      through: validities.through,
    })
    .from(validities)
    .where(eq(validities.postId, postId))
    .orderBy(asc(validities.subject))
}

/** Replaces the ranges of a post. Those that stay as they were keep who set them, and when. */
export async function setValidity(
  viewer: Viewer,
  { id, ranges }: { id: number; ranges: Validity[] },
): Promise<Result<{ thread: ThreadPost }>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const result = await inTurn(viewer, () =>
    transaction(async (tx): Promise<Result<{ thread: ThreadPost }>> => {
      const thread = await lockThread(tx, id)
      const closed = refuseEvidence(viewer, thread)
      if (closed || !thread) return closed ?? fail('not-found', 'There is no such post.')
      if (!canSetValidity(viewer, thread, await getSettings(tx)))
        return fail('forbidden', 'Versions are set by the author and by members who may edit others’ posts.')
      const before = await getValidity(id, tx)
      const gone = before.filter((range) => !ranges.some((kept) => sameRange(kept, range)))
      const added = ranges.filter((range) => !before.some((kept) => sameRange(kept, range)))
      if (gone.length + added.length === 0) return ok({ thread })
      const spent = await spendQuota(tx, viewer, 'edits')
      if (spent && !spent.ok) return spent
      const all = await tx
        .select({ id: validities.id, subject: validities.subject })
        .from(validities)
        .where(eq(validities.postId, id))
      for (const row of all)
        if (gone.some(({ subject }) => subject === row.subject))
          await tx.delete(validities).where(eq(validities.id, row.id))
      if (added.length > 0)
        await tx.insert(validities).values(added.map((range) => toRow(id, viewer.id, range)))
      await record(tx, {
        ...{ actorId: viewer.id, verb: 'set-validity', postId: id, rootId: thread.rootId },
        ...{ subjectId: thread.authorId, data: { before, after: ranges } },
      })
      return ok({ thread })
    }),
  )
  if (result.ok) expireThread(result.value.thread)
  return result
}

function sameRange(a: Validity, b: Validity): boolean {
  return a.subject === b.subject && a.from === b.from && a.to === b.to && a.through === b.through
}

function toRow(postId: number, setBy: string, { subject, from, to, through }: Validity) {
  return { postId, setBy, subject, fromVersion: from, toVersion: to, through }
}
