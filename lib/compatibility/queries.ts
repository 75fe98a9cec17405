import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { tags } from '@/lib/cache'
import { carrierOf } from '@/lib/drivers/carriers'
import { claimsFor, listBranches, listDrivers } from '@/lib/drivers/queries'
import { type ReportRow, selectReports, toReport } from '@/lib/reports/queries'
import type { Outcome, ReportView } from '@/lib/reports/types'
import { keptRead } from '@/lib/serving/kept-reads'
import { branchNumber, frameworks, readFramework } from './dimensions'
import { buildMatrix, claimFits } from './matrix'
import type { Matrix, MatrixFilter, ReportGroup } from './types'

/** Kinds of machines that one matrix counts; the most frequent. */
const GROUPS_MAX = 20_000
export const CELL_REPORTS = 30

/** Makers' claims and people's reports on one driver, by its branches. */
export async function getMatrix(filter: MatrixFilter): Promise<Matrix> {
  const [claims, groups, branches] = await Promise.all([
    claimsFor({ driver: filter.driver, architecture: filter.architecture || undefined }),
    listGroups(filter),
    listBranches(filter.driver),
  ])
  return buildMatrix({ filter, claims, groups, branches: branches.map(({ name }) => name) })
}

/** What the form of a matrix offers: drivers with something to show first come first. */
export async function listMatrixDrivers() {
  const drivers = await listDrivers()
  return drivers.map(({ slug, name }) => ({ slug, name }))
}

/** What stands behind one cell: every claim, and its reports, the latest first. */
export async function getCell(filter: MatrixFilter, branch: string, before?: number) {
  const [claims, { reports, next }] = await Promise.all([
    claimsFor({ driver: filter.driver, branch, architecture: filter.architecture || undefined }),
    listCellReports(filter, branch, before),
  ])
  return { claims: claims.filter((claim) => claimFits(filter, claim)), reports, next }
}

type Grouping = { driver: string; architecture: string; withArchitecture: boolean; withVersions: boolean }

/** Reports on a driver by machines that agree in all a matrix looks at. */
export function listGroups(
  filter: Pick<MatrixFilter, 'driver' | 'architecture' | 'by' | 'framework'> & { withVersions?: boolean },
): Promise<ReportGroup[]> {
  const { driver, architecture, by, framework } = filter
  const withArchitecture = by === 'architecture' || architecture !== ''
  const withVersions = filter.withVersions || by === 'framework' || framework !== ''
  return groupsOnce({ driver, architecture, withArchitecture, withVersions })
}

/** All reports on a driver are read for it, for a page that most devices of a family share. */
const groupsOnce = keptRead(readGroups, {
  tags: [tags.compatibility],
  keyOf: (grouping) => Object.values(grouping).join(' '),
  most: 60,
})

async function readGroups(grouping: Grouping): Promise<ReportGroup[]> {
  const { driver, architecture, withArchitecture, withVersions } = grouping
  const rows = await db.execute<GroupRow>(sql`
    select e.driver_version as version, e.kernel, e.distro, e.distro_version,
      ${withArchitecture ? sql`v.architecture` : sql`null`} as architecture,
      ${withVersions ? versions : sql`null`} as versions, r.outcome, count(*)::int as count, max(r.reported_at) as last
    from environment e join report r on r.environment_id = e.id and r.withdrawn_at is null
      ${withArchitecture ? architectures(architecture) : sql``}
    where e.driver = ${driver}
      and not exists (select 1 from post hidden where hidden.id = r.post_id and not hidden.visible)
    group by 1, 2, 3, 4, 5, 6, 7 order by count desc limit ${GROUPS_MAX}`)
  return rows.map(({ distro_version, versions: named, last, ...row }) => ({
    ...row,
    distroVersion: distro_version,
    versions: Object.fromEntries(
      Object.entries(named ?? {}).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
    ),
    last: new Date(last),
  }))
}

type GroupRow = {
  version: string | null
  kernel: string | null
  distro: string | null
  distro_version: string | null
  architecture: string | null
  versions: Record<string, string | null> | null
  outcome: Outcome
  count: number
  last: string
}

const versions = sql`jsonb_build_object(${sql.join(
  Object.values(frameworks).map((key) => sql`${key}::text, e.facts #>> array['versions', ${key}, 'version']`),
  sql`, `,
)})`

/** Each architecture of a machine once, however many of its cards are of it. */
function architectures(wanted: string): SQL {
  const only = wanted === '' ? sql`` : sql`and known.architecture = ${wanted}`
  return sql`join lateral (
    select distinct known.architecture from environment_device d join device known on known.pci_id = d.pci_id
    where d.environment_id = e.id and known.architecture is not null ${only}) v on true`
}

async function listCellReports(
  filter: MatrixFilter,
  branch: string,
  before: number | undefined,
): Promise<{ reports: (ReportView & { postId: number; title: string })[]; next: number | null }> {
  const conditions = [
    sql`e.driver = ${filter.driver} and r.withdrawn_at is null and p.visible`,
    carrierOf(filter.driver) === 'linux'
      ? begins(sql`e.kernel`, branchNumber(branch))
      : begins(sql`e.driver_version`, branchNumber(branch)),
    ...(filter.kernel ? [begins(sql`e.kernel`, filter.kernel)] : []),
    ...(filter.distribution ? [ofDistribution(filter.distribution)] : []),
    ...(filter.framework ? [ofFramework(filter.framework)] : []),
    ...(filter.architecture
      ? [
          sql`exists (select 1 from environment_device d join device v on v.pci_id = d.pci_id
            where d.environment_id = e.id and v.architecture = ${filter.architecture})`,
        ]
      : []),
    ...(before === undefined ? [] : [sql`r.id < ${before}`]),
  ]
  const rows = await db.execute<ReportRow & { post_id: number; title: string }>(sql`
    select found.*, coalesce(q.title, w.title) as title from (
      ${selectReports} join post p on p.id = r.post_id where ${sql.join(conditions, sql` and `)}
      order by r.id desc limit ${CELL_REPORTS + 1}) found
    join report own on own.id = found.id join post p on p.id = own.post_id
      left join question q on q.post_id = p.root_id left join page w on w.post_id = p.root_id
    order by found.id desc`)
  const shown = rows.slice(0, CELL_REPORTS)
  const reports = shown.map(({ post_id, title, ...row }) => ({ ...toReport(row), postId: post_id, title }))
  return { reports, next: rows.length > CELL_REPORTS ? (reports.at(-1)?.id ?? null) : null }
}

function begins(column: SQL, number: string): SQL {
  return sql`(${column} = ${number} or starts_with(${column}, ${`${number}.`}) or starts_with(${column}, ${`${number}-`}))`
}

function ofDistribution(name: string): SQL {
  const [id = '', version = ''] = name.split(' ')
  return version === ''
    ? sql`e.distro = ${id}`
    : sql`e.distro = ${id} and ${begins(sql`e.distro_version`, version)}`
}

function ofFramework(name: string): SQL {
  const framework = readFramework(name)
  if (!framework) return sql`false`
  return begins(sql`e.facts #>> array['versions', ${framework.key}, 'version']`, framework.version)
}
