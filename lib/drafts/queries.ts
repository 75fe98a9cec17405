import 'server-only'
import { and, eq, gt, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { drafts } from '@/db/schema'
import type { Viewer } from '@/lib/users/types'
import { DRAFT_DAYS, type DraftFields, draftFields } from './input'

export type Draft = { fields: DraftFields; savedAt: Date }

/** The unfinished text kept under a key for at most 30 days. */
export async function getDraft(viewer: Viewer, key: string, executor: Executor = db): Promise<Draft | null> {
  const [row] = await executor
    .select({ fields: drafts.fields, savedAt: drafts.updatedAt })
    .from(drafts)
    .where(
      and(
        eq(drafts.userId, viewer.id),
        eq(drafts.key, key),
        gt(drafts.updatedAt, sql`now() - ${DRAFT_DAYS} * interval '1 day'`),
      ),
    )
  if (!row) return null
  // With it an editor can tell whether another has saved since.
  const known = row.savedAt.toISOString()
  return { fields: { ...draftFields.parse(JSON.parse(row.fields)), known }, savedAt: row.savedAt }
}
