import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db, transaction } from '@/db/client'
import { isUnavailable } from '@/db/errors'
import { imports } from '@/db/schema'
import { getMember } from '@/lib/auth/viewer'
import { uploadedBytes } from './bytes'
import { UNPACKED_MAX } from './limits'
import { openFile } from './open'
import { canImport } from './policy'
import { newFindings } from './report'
import { runImport } from './run'
import { asReport, readStored, type Stored } from './stored'
import type { Findings } from './types'
import { SourceProblem } from './types'

/** An import of which nothing was heard for so long was underway in a process that is gone. */
const SILENT_SECONDS = 60
const DEADLINE_MS = 30_000

type Claimed = { id: number; startedBy: string; dryRun: boolean; upload: Buffer; stored: Stored }

/** Takes up the next upload that waits, or that a killed process left, and reads it. False when there is none. */
export async function runNextImport({ silentSeconds = SILENT_SECONDS } = {}): Promise<boolean> {
  const claimed = await claimImport(silentSeconds)
  if (!claimed) return false
  try {
    await readUpload(claimed)
  } catch (error) {
    // A database that is away comes back, and the import goes on. Anything else would fail the same way again.
    if (!isUnavailable(error)) {
      const findings = {
        ...claimed.stored.findings,
        problem: 'Something broke on our side. It has been noted.',
      }
      await end(claimed, 'failed', findings, claimed.stored.options.source)
    }
    throw error
  }
  return true
}

async function claimImport(silentSeconds: number): Promise<Claimed | null> {
  const [taken] = await db.execute<{ id: string }>(sql`
    update import set state = 'running', ended_at = now() where id = (
      select id from import where upload is not null and (state = 'waiting'
        or (state = 'running' and ended_at <= now() - ${silentSeconds} * interval '1 second'))
      order by id limit 1 for update skip locked) returning id`)
  if (!taken) return null
  const [row] = await transaction(
    (tx) =>
      tx
        .select()
        .from(imports)
        .where(eq(imports.id, Number(taken.id))),
    { deadlineMs: DEADLINE_MS },
  )
  if (!row?.upload) return null
  const { id, startedBy, dryRun, upload, report } = row
  return { id, startedBy, dryRun, upload, stored: readStored(report) }
}

async function readUpload(claimed: Claimed): Promise<void> {
  const { stored, upload, dryRun, id } = claimed
  const viewer = await getMember(claimed.startedBy)
  if (!viewer || viewer.suspension || !canImport(viewer))
    return end(
      claimed,
      'failed',
      { ...newFindings(), problem: 'Who began it may not import pages any more.' },
      '',
    )
  try {
    const source = await openFile(uploadedBytes(stored.file, upload), stored.options, UNPACKED_MAX)
    const run = { viewer, source, options: stored.options, dryRun }
    const told = (findings: Findings) => tellProgress(id, findings)
    const { state, findings, source: name } = await runImport({ ...run, onProgress: told })
    await end(claimed, state, findings, name)
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error
    await end(claimed, 'failed', { ...newFindings(), problem: error.message }, '')
  }
}

/** Also the sign of life; false when somebody stopped it. */
async function tellProgress(id: number, findings: Findings): Promise<boolean> {
  const rows = await db
    .update(imports)
    .set({
      ...{
        pagesRead: findings.pages,
        pagesWritten: findings.created + findings.updated,
        endedAt: sql`now()`,
      },
      report: sql`${imports.report} || ${JSON.stringify({ findings })}::jsonb`,
    })
    .where(and(eq(imports.id, id), eq(imports.state, 'running')))
    .returning({ id: imports.id })
  return rows.length > 0
}

async function end(
  claimed: Claimed,
  state: 'done' | 'failed' | 'stopped',
  findings: Findings,
  source: string,
) {
  const { id, dryRun, stored } = claimed
  // What can still be begun or gone on with keeps its upload.
  const isOver = state === 'failed' || (state === 'done' && !dryRun)
  await db
    .update(imports)
    .set({
      ...{ state, endedAt: sql`now()`, report: asReport({ ...stored, findings }) },
      ...{ pagesRead: findings.pages, pagesWritten: findings.created + findings.updated },
      ...(source === '' ? {} : { source }),
      ...(isOver ? { upload: null } : {}),
    })
    .where(eq(imports.id, id))
}
