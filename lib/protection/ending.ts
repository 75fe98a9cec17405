import 'server-only'
import { and, eq, lte, sql } from 'drizzle-orm'
import { db, transaction } from '@/db/client'
import { pageProtections } from '@/db/schema'
import { expireThreadAndLists } from '@/lib/posts/expiry'
import { lockThread, type ThreadPost } from '@/lib/posts/thread'
import { note } from './commands'

const AT_ONCE = 100
const over = lte(pageProtections.expiresAt, sql`now()`)

/**
 * Removes protections whose time is over and says so in the public log. They counted for nothing since that moment. Changes
 * that wait go on waiting: time alone shows nothing that nobody has looked at. Returns how many ended.
 */
export async function endProtections(): Promise<number> {
  const ended = await db
    .select({ id: pageProtections.pageId })
    .from(pageProtections)
    .where(over)
    .limit(AT_ONCE)
  for (const { id } of ended) {
    const thread = await transaction(async (tx): Promise<ThreadPost | null> => {
      const page = await lockThread(tx, id)
      const gone = await tx
        .delete(pageProtections)
        .where(and(eq(pageProtections.pageId, id), over))
        .returning()
      if (!page || gone.length === 0) return null
      await note(tx, null, 'unprotected', page, { kind: 'page', reason: 'Its time was over' })
      return page
    })
    if (thread) expireThreadAndLists(thread)
  }
  return ended.length
}
