import 'server-only'
import { and, eq, gt, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { drafts } from '@/db/schema'
import type { Viewer } from '@/lib/users/types'
import { DRAFT_DAYS, type DraftFields, draftFields } from './input'

export type Draft = { fields: DraftFields; savedAt: Date }

/** The unfinished text kept under a key for at most 30 days. */
export async function getDraft(viewer: Viewer, key: string): Promise<Draft | null> {
  const [row] = await db
    .select({ fields: drafts.fields, savedAt: drafts.updatedAt })
    .from(drafts)
    .where(
      and(
        eq(drafts.userId, viewer.id),
        eq(drafts.key, key),
        gt(drafts.updatedAt, sql`now() - ${DRAFT_DAYS} * interval '1 day'`),
      ),
    )
  return row ? { fields: draftFields.parse(JSON.parse(row.fields)), savedAt: row.savedAt } : null
}
