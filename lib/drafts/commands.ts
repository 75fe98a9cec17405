import 'server-only'
import { and, count, eq, gt, sql } from 'drizzle-orm'
import { db, transaction } from '@/db/client'
import { drafts } from '@/db/schema'
import { inTurn } from '@/lib/limits/turn'
import { queueAuthor } from '@/lib/posts/repeats'
import { done, fail, ok, type Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'
import { DRAFT_DAYS, type DraftFields } from './input'
import { withoutSecrets } from './machine'
import { getDraft } from './queries'
import { discardDraft } from './store'

/** So many unfinished texts one member keeps; each may be large. */
const DRAFTS_MAX = 50

/**
 * Keeps an unfinished text on the server, for every device of its author; also while suspended, so that nothing is lost.
 * The newest wins; `replacedAt` tells that another editor had saved one which this one did not know of.
 */
export async function saveDraft(
  viewer: Viewer,
  { key, known, fields }: { key: string; known?: string | undefined; fields: DraftFields },
): Promise<Result<{ savedAt: Date; replacedAt: Date | null }>> {
  const text = JSON.stringify(withoutSecrets(fields))
  return inTurn(viewer, () =>
    transaction(async (tx) => {
      await queueAuthor(tx, viewer.id)
      const [kept] = await tx
        .select({ others: count() })
        .from(drafts)
        .where(and(eq(drafts.userId, viewer.id), sql`${drafts.key} <> ${key}`, gt(drafts.updatedAt, oldest)))
      if ((kept?.others ?? 0) >= DRAFTS_MAX)
        return fail('limited', `You have ${DRAFTS_MAX} drafts; finish or discard one first.`)
      const updatedAt = new Date()
      const before = await getDraft(viewer, key, tx)
      const isNews = before && before.fields.body !== fields.body && before.savedAt.toISOString() !== known
      const values = { userId: viewer.id, key, fields: text, updatedAt }
      await tx
        .insert(drafts)
        .values(values)
        .onConflictDoUpdate({ target: [drafts.userId, drafts.key], set: { fields: text, updatedAt } })
      return ok({ savedAt: updatedAt, replacedAt: isNews ? before.savedAt : null })
    }),
  )
}

export async function dropDraft(viewer: Viewer, { key }: { key: string }): Promise<Result> {
  await discardDraft(db, viewer.id, key)
  return done
}

const oldest = sql`now() - ${DRAFT_DAYS} * interval '1 day'`
