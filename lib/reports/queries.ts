import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { compareVersions, isVersion } from '@/lib/versions/compare'
import type { Evidence, MarkKind, Outcome, ReportCounts, ReportView, Validity } from './types'

export const REPORTS_PAGE = 30
const MARKS_SHOWN = 10

/** Reports, marks and ranges of the posts on one page, in one query. Posts without any have empty ones. */
export async function evidenceOf(postIds: number[]): Promise<Map<number, Evidence>> {
  if (postIds.length === 0) return new Map()
  const rows = await db.execute<EvidenceRow>(sql`
    select p.id,
      (select json_agg(g) from (
        select r.outcome, e.driver, e.driver_version as version, count(*) as number, max(r.reported_at) as last
        from report r join environment e on e.id = r.environment_id
        where r.post_id = p.id and r.withdrawn_at is null group by 1, 2, 3) g) as reports,
      (select json_agg(g) from (
        select m.kind, m.comment, u.handle as by, m.marked_at as at from mark m join users u on u.id = m.user_id
        where m.post_id = p.id order by m.kind, m.marked_at desc limit ${MARKS_SHOWN}) g) as marks,
      (select json_agg(g) from (
        select v.subject, v.from_version as "from", v.to_version as "to", v.through from validity v
        where v.post_id = p.id order by v.subject) g) as validity
    from post p where p.id in ${postIds}`)
  return new Map(rows.map((row) => [row.id, toEvidence(row)]))
}

/** Everybody's reports on a post, the latest first. `next` is the cursor of the page after it. */
export async function listReports(
  postId: number,
  before?: number,
): Promise<{ reports: ReportView[]; next: number | null }> {
  const start = before === undefined ? sql`` : sql`and r.id < ${before}`
  const rows = await db.execute<ReportRow>(sql`
    ${selectReports} where r.post_id = ${postId} and r.withdrawn_at is null ${start}
    order by r.id desc limit ${REPORTS_PAGE + 1}`)
  const reports = rows.slice(0, REPORTS_PAGE).map(toReport)
  return { reports, next: rows.length > REPORTS_PAGE ? (reports.at(-1)?.id ?? null) : null }
}

/** One person's reports on a post. */
export async function listOwnReports(postId: number, userId: string): Promise<ReportView[]> {
  const rows = await db.execute<ReportRow>(sql`
    ${selectReports} where r.post_id = ${postId} and r.user_id = ${userId} and r.withdrawn_at is null
    order by r.id desc limit ${REPORTS_PAGE}`)
  return rows.map(toReport)
}

/** Which marks of a post are this person's. */
export async function listOwnMarks(postId: number, userId: string): Promise<MarkKind[]> {
  const rows = await db.execute<{ kind: MarkKind }>(sql`
    select kind from mark where post_id = ${postId} and user_id = ${userId}`)
  return rows.map(({ kind }) => kind)
}

/** Reports with their machines, for any condition on `r` and `e`. */
export const selectReports = sql`
  select r.id, r.post_id, r.outcome, r.comment, r.reported_at as at, u.handle as by, e.id as environment_id, e.driver,
    e.driver_version, e.kernel, e.distro, e.distro_version,
    (select json_agg(json_build_object('pciId', d.pci_id, 'name', known.name) order by d.pci_id)
      from environment_device d left join device known on known.pci_id = d.pci_id
      where d.environment_id = e.id) as devices
  from report r join users u on u.id = r.user_id join environment e on e.id = r.environment_id`

export type ReportRow = {
  id: number
  outcome: Outcome
  comment: string
  at: string
  by: string
  environment_id: number
  driver: string | null
  driver_version: string | null
  kernel: string | null
  distro: string | null
  distro_version: string | null
  devices: ReportView['devices'] | null
}

export function toReport({ environment_id, driver_version, distro_version, at, devices, ...row }: ReportRow) {
  return {
    ...row,
    at: new Date(at),
    environmentId: environment_id,
    driverVersion: driver_version,
    distroVersion: distro_version,
    devices: devices ?? [],
  } satisfies ReportView
}

type CountRow = {
  outcome: Outcome
  driver: string | null
  version: string | null
  number: number
  last: string
}

type EvidenceRow = {
  id: number
  reports: CountRow[] | null
  marks: { kind: MarkKind; comment: string; by: string; at: string }[] | null
  validity: Validity[] | null
}

function toEvidence({ reports, marks, validity }: EvidenceRow): Evidence {
  return {
    reports: countReports(reports ?? []),
    marks: (marks ?? []).map((mark) => ({ ...mark, at: new Date(mark.at) })),
    validity: validity ?? [],
  }
}

function countReports(rows: CountRow[]): ReportCounts {
  const counts: ReportCounts = { works: 0, partly: 0, fails: 0, last: null, newest: [] }
  const drivers = new Map<string, { number: number; version: string }>()
  for (const { outcome, driver, version, number, last } of rows) {
    counts[outcome] += number
    const at = new Date(last)
    if (counts.last === null || at > counts.last) counts.last = at
    if (driver === null || version === null || !isVersion(version)) continue
    const known = drivers.get(driver)
    const newest = known && compareVersions(known.version, version) > 0 ? known.version : version
    drivers.set(driver, { number: (known?.number ?? 0) + number, version: newest })
  }
  const ranked = [...drivers].sort(([, a], [, b]) => b.number - a.number)
  counts.newest = ranked.slice(0, 3).map(([driver, { version }]) => ({ driver, version }))
  return counts
}
