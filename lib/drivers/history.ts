import 'server-only'
import { and, desc, eq, lt, or } from 'drizzle-orm'
import { db } from '@/db/client'
import { branches, releaseRevisions, releases, users } from '@/db/schema'
import { authorColumns } from '@/lib/posts/authors'
import { changedFields } from './states'

export const HISTORY_PAGE = 50

export type HistoryFilter = { release?: number; branch?: number; before?: number }

/** What people changed of a driver's releases and branches, the newest first, by keyset. */
export async function listRevisions(driver: string, { release, branch, before }: HistoryFilter = {}) {
  const rows = await db
    .select({
      id: releaseRevisions.id,
      releaseId: releaseRevisions.releaseId,
      branchId: releaseRevisions.branchId,
      version: releases.version,
      name: branches.name,
      before: releaseRevisions.before,
      after: releaseRevisions.after,
      summary: releaseRevisions.summary,
      at: releaseRevisions.createdAt,
      author: authorColumns,
    })
    .from(releaseRevisions)
    .innerJoin(users, eq(users.id, releaseRevisions.authorId))
    .leftJoin(releases, eq(releases.id, releaseRevisions.releaseId))
    .leftJoin(branches, eq(branches.id, releaseRevisions.branchId))
    .where(
      and(
        or(eq(releases.driver, driver), eq(branches.driver, driver)),
        release === undefined ? undefined : eq(releaseRevisions.releaseId, release),
        branch === undefined ? undefined : eq(releaseRevisions.branchId, branch),
        before === undefined ? undefined : lt(releaseRevisions.id, before),
      ),
    )
    .orderBy(desc(releaseRevisions.id))
    .limit(HISTORY_PAGE + 1)
  const shown = rows.slice(0, HISTORY_PAGE)
  return {
    revisions: shown.map((row) => ({
      ...row,
      changes: changedFields(row.before, row.after),
    })),
    next: rows.length > HISTORY_PAGE ? (shown.at(-1)?.id ?? null) : null,
  }
}

export type Revision = Awaited<ReturnType<typeof listRevisions>>['revisions'][number]

/** The latest revision of a release or branch: where an edit starts from. 0 when nobody edited it yet. */
export async function latestRevisionOf(of: { release: number } | { branch: number }): Promise<number> {
  const where =
    'release' in of ? eq(releaseRevisions.releaseId, of.release) : eq(releaseRevisions.branchId, of.branch)
  const [row] = await db
    .select({ id: releaseRevisions.id })
    .from(releaseRevisions)
    .where(where)
    .orderBy(desc(releaseRevisions.id))
    .limit(1)
  return row?.id ?? 0
}
