import 'server-only'
import { desc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { imports, users } from '@/db/schema'
import { readStored } from './stored'
import type { ImportLine, ImportView } from './types'

const SHOWN = 30

const columns = {
  ...{ id: imports.id, kind: imports.kind, source: imports.source, vendor: imports.vendor },
  ...{ dryRun: imports.dryRun, state: imports.state, pagesRead: imports.pagesRead },
  ...{ pagesWritten: imports.pagesWritten, startedAt: imports.startedAt, endedAt: imports.endedAt },
  by: users.handle,
  hasUpload: sql<boolean>`${imports.upload} is not null`,
}

/** Imports so far, the newest first. */
export async function listImports(): Promise<ImportLine[]> {
  return db
    .select(columns)
    .from(imports)
    .innerJoin(users, eq(users.id, imports.startedBy))
    .orderBy(desc(imports.id))
    .limit(SHOWN)
}

export async function getImport(id: number): Promise<ImportView | null> {
  const [row] = await db
    .select({ ...columns, report: imports.report })
    .from(imports)
    .innerJoin(users, eq(users.id, imports.startedBy))
    .where(eq(imports.id, id))
  if (!row) return null
  const { report, ...shown } = row
  return { ...shown, ...readStored(report) }
}
