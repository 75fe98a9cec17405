import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { transaction } from '@/db/client'
import { pageEditors } from '@/db/schema'
import { takePlace } from '@/lib/limits/windows'
import { refuseThread } from '@/lib/posts/policy'
import { getThreadState } from '@/lib/posts/thread'
import { fail, ok, type Result } from '@/lib/result'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import type { PageEditor } from './input'
import { listPageEditors, SILENT_MINUTES } from './queries'

/** A few tabs that each give a sign of life twice a minute. */
const A_MINUTE = 30

/**
 * A sign of life of an open page editor, answered with who else has it open; or that it was left. Writes no event: nothing
 * happened to the page.
 */
export async function noteEditing(
  viewer: Viewer,
  { id, value }: { id: number; value: boolean },
): Promise<Result<{ others: PageEditor[] }>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  return transaction(async (tx) => {
    const window = { key: `editing:${viewer.id}`, limit: A_MINUTE, seconds: 60 }
    if (!(await takePlace(tx, window))) return fail('limited', 'Too many open editors.', { retryAfter: 60 })
    if (!value) {
      await tx.delete(pageEditors).where(and(eq(pageEditors.pageId, id), eq(pageEditors.userId, viewer.id)))
      return ok({ others: [] })
    }
    const state = await getThreadState(tx, id)
    const no = refuseThread(viewer, state)
    if (no) return no
    if (state?.kind !== 'page') return fail('not-found', 'There is no such page.')
    const isOver = sql`${pageEditors.seenAt} < now() - ${SILENT_MINUTES} * interval '1 minute'`
    await tx
      .insert(pageEditors)
      .values({ pageId: id, userId: viewer.id })
      .onConflictDoUpdate({
        target: [pageEditors.pageId, pageEditors.userId],
        set: { seenAt: sql`now()`, since: sql`case when ${isOver} then now() else ${pageEditors.since} end` },
      })
    const { others } = await listPageEditors(viewer, id, tx)
    return ok({ others })
  })
}
