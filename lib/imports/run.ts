import 'server-only'
import { db } from '@/db/client'
import { tags as cacheTags, expire } from '@/lib/cache'
import type { Viewer } from '@/lib/users/types'
import { refreshLinksTo } from '@/lib/wiki/link-marks'
import { pathOf } from '@/lib/wiki/paths'
import type { ImportOptions } from './input'
import { listKnown } from './known'
import { judgePage } from './place'
import { planImport } from './plan'
import { count, newFindings, skip } from './report'
import { type Stored, storePage } from './store'
import type { Findings } from './types'
import { type Plan, type ReadyPage, type Source, SourceProblem } from './types'

export type Run = {
  viewer: Viewer
  source: Source
  options: ImportOptions
  dryRun: boolean
  /** Told from time to time; false ends the run after the page underway. */
  onProgress: (findings: Findings, source: string) => Promise<boolean>
}

/** Pages after which what was written is shown. */
const BATCH = 50
const PROGRESS_MS = 500

export type Outcome = { findings: Findings; source: string; state: 'done' | 'failed' | 'stopped' }

/**
 * Reads a source twice: once to see that it is whole and to give every page an address, then page by page. A malformed source
 * is refused by the first reading, before anything is written. Killed at any moment, the next run goes on: each page
 * notes in its own transaction where it came from.
 */
export async function runImport(run: Run): Promise<Outcome> {
  const findings = newFindings()
  let source = run.options.source
  try {
    const survey = await run.source.survey(findings)
    source = survey.source
    const plan = planImport(survey, run.options, await listKnown(source), findings)
    const isDone = await writePages(run, plan, findings)
    return { findings, source, state: isDone ? 'done' : 'stopped' }
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error
    findings.problem = error.message
    return { findings, source, state: 'failed' }
  }
}

type Written = { paths: string[]; tags: Set<string> }

async function writePages(run: Run, plan: Plan, findings: Findings): Promise<boolean> {
  const written: Written = { paths: [], tags: new Set() }
  let told = 0
  try {
    for await (const page of run.source.pages(plan, findings)) {
      if (run.dryRun) await foresee(page, plan, findings)
      else await take(run, page, plan, findings, written)
      if (written.paths.length >= BATCH) await show(written)
      if (performance.now() - told < PROGRESS_MS) continue
      told = performance.now()
      if (!(await run.onProgress(findings, plan.source))) return false
    }
    return true
  } finally {
    await show(written)
  }
}

async function foresee(page: ReadyPage, plan: Plan, findings: Findings): Promise<void> {
  const verdict = await judgePage(db, page, plan)
  if (verdict.kind === 'skip') return skip(findings, page.name, verdict.why)
  countPage(findings, page, verdict.kind === 'create' ? 'created' : 'updated', page.aliases.length)
}

async function take(
  run: Run,
  page: ReadyPage,
  plan: Plan,
  findings: Findings,
  written: Written,
): Promise<void> {
  const stored = await storePage(run.viewer, page, plan)
  if (stored.outcome === 'skipped') return skip(findings, page.name, stored.why)
  countPage(findings, page, stored.outcome, stored.redirects.length)
  if (stored.redirects.length < page.aliases.length)
    count(findings.leftOut, 'redirects whose address is taken', page.name)
  noteWritten(written, page, stored)
}

function countPage(
  findings: Findings,
  page: ReadyPage,
  outcome: 'created' | 'updated',
  redirects: number,
): void {
  findings[outcome] += 1
  findings.revisions += page.revisions.length
  findings.redirects += redirects
}

function noteWritten(
  written: Written,
  page: ReadyPage,
  stored: Exclude<Stored, { outcome: 'skipped' }>,
): void {
  written.paths.push(pathOf(page.path), ...stored.redirects.map(pathOf))
  for (const { name, vendor } of stored.tags) {
    written.tags.add(cacheTags.tag(name))
    if (vendor) written.tags.add(cacheTags.vendor(vendor))
  }
  written.tags.add(cacheTags.vendor(page.path.vendor))
  for (const tag of stored.also) written.tags.add(tag)
}

/** Drops what shows the pages written, all at once, and marks the links that waited for them. */
async function show(written: Written): Promise<void> {
  if (written.paths.length === 0) return
  const { home, list, feed, recentChanges, tagIndex } = cacheTags
  expire(home, list, feed, recentChanges, tagIndex, ...written.paths.map(cacheTags.page), ...written.tags)
  await refreshLinksTo(written.paths)
  written.paths = []
  written.tags = new Set()
}
