import 'server-only'
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { transaction } from '@/db/client'
import { imports } from '@/db/schema'
import { fail, ok, type Result } from '@/lib/result'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import { packingOf, uploadedBytes } from './bytes'
import type { ImportOptions } from './input'
import { listVendorNames } from './known'
import { UPLOAD_MAX } from './limits'
import { canImport } from './policy'
import { newFindings } from './report'
import { asReport } from './stored'
import { SourceProblem } from './types'

export type Upload = { name: string; content: Buffer }

/** An upload is written in one statement, which takes its time. */
const DEADLINE_MS = 30_000

/** Takes a file in and has it read without writing anything; `confirmImport` then does it. */
export async function uploadImport(
  viewer: Viewer,
  options: ImportOptions,
  { name, content }: Upload,
): Promise<Result<{ id: number }>> {
  const refused = refuseImport(viewer)
  if (refused) return refused
  if (!(await listVendorNames()).has(options.vendor)) return refusedField('vendor', 'There is no such shelf.')
  if (content.length === 0)
    return refusedField('file', 'Choose a file: a dump (.xml, .xml.gz) or a .zip of Markdown.')
  if (content.length > UPLOAD_MAX)
    return refusedField(
      'file',
      `At most ${UPLOAD_MAX / 1024 / 1024} MiB; larger files are read by npm run import:wiki.`,
    )
  const packing = await packingOf(uploadedBytes(name, content)).catch((error: unknown) => {
    if (error instanceof SourceProblem) return error
    throw error
  })
  if (packing instanceof SourceProblem) return refusedField('file', packing.message)
  const [row] = await transaction(
    (tx) =>
      tx
        .insert(imports)
        .values({
          ...{ kind: packing === 'zip' ? ('markdown' as const) : ('mediawiki' as const), dryRun: true },
          ...{
            source: options.source || name,
            vendor: options.vendor,
            upload: content,
            startedBy: viewer.id,
          },
          report: asReport({ file: name, options, findings: newFindings() }),
        })
        .returning({ id: imports.id }),
    { deadlineMs: DEADLINE_MS },
  )
  if (!row) throw new Error('The import was not stored')
  return ok({ id: row.id })
}

/** Begins what a dry run has shown, or goes on with what was stopped. */
export async function confirmImport(viewer: Viewer, id: number): Promise<Result<{ id: number }>> {
  const refused = refuseImport(viewer)
  if (refused) return refused
  const rows = await transaction((tx) =>
    tx
      .update(imports)
      .set({ state: 'waiting', dryRun: false, endedAt: null, pagesRead: 0, pagesWritten: 0 })
      .where(and(eq(imports.id, id), isNotNull(imports.upload), inArray(imports.state, ['done', 'stopped'])))
      .returning({ id: imports.id }),
  )
  return rows.length > 0 ? ok({ id }) : notThere()
}

/** Ends an import after the page underway. What was written stays. */
export async function stopImport(viewer: Viewer, id: number): Promise<Result<{ id: number }>> {
  const refused = refuseImport(viewer)
  if (refused) return refused
  const rows = await transaction((tx) =>
    tx
      .update(imports)
      .set({ state: 'stopped', endedAt: sql`now()` })
      .where(and(eq(imports.id, id), inArray(imports.state, ['waiting', 'running'])))
      .returning({ id: imports.id }),
  )
  return rows.length > 0 ? ok({ id }) : notThere()
}

function refuseImport(viewer: Viewer) {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  return canImport(viewer) ? null : fail('forbidden', 'Importing pages is for moderators.')
}

const notThere = () =>
  fail('conflict', 'This import is not in a state to do that. Open its page anew to see what it does now.')

function refusedField(field: string, message: string) {
  return fail('invalid', message, { fields: { [field]: message } })
}
