import 'server-only'
import { inArray, type SQL, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { stillHolds } from '@/lib/obsolescence/queries'
import type { IssueFilter } from './list-input'
import type { IssueFacts, IssueLine, IssueState, IssueView, NamedTarget } from './types'
import type { UpstreamLink } from './upstream'

export const ISSUES_PAGE = 30

/** The facts of a page that describes a known issue; null for other pages. */
export async function getIssue(pageId: number, executor: Executor = db): Promise<IssueView | null> {
  const [row] = await executor.execute<FactRow>(sql`
    select k.status, k.component, k.introduced_in, k.fixed_in, k.workaround, k.workaround_until, k.updated_at,
      (select json_agg(g) from (
        select t.kind, t.target, coalesce(v.name, r.name, s.title, t.target) as name, s.vendor, s.slug
        from issue_target t left join device v on t.kind = 'device' and v.pci_id = t.target
          left join driver r on t.kind = 'driver' and r.slug = t.target
          left join signature s on t.kind = 'signature' and s.id = t.target
        where t.page_id = k.page_id order by t.id) g) as targets,
      (select json_agg(g) from (
        select l.kind, l.reference, l.url from upstream_link l
        where l.post_id = k.page_id and l.via = 'facts' order by l.id) g) as upstream
    from known_issue k where k.page_id = ${pageId}`)
  return row ? toIssue(row) : null
}

/** The same without what its targets are called, as revisions keep it. */
export async function getFacts(pageId: number, executor: Executor = db): Promise<IssueFacts | null> {
  const issue = await getIssue(pageId, executor)
  if (!issue) return null
  const { updatedAt: _, targets, ...facts } = issue
  return { ...facts, targets: targets.map(({ kind, target }) => ({ kind, target })) }
}

/** Known issues that name a driver, or are counted in its versions; open ones first. */
export async function listIssuesOfDriver(driver: string, limit = 20): Promise<IssueLine[]> {
  return selectOpenFirst(
    sql`k.component = ${driver} or k.page_id in (
      select t.page_id from issue_target t where t.kind = 'driver' and t.target = ${driver})`,
    limit,
  )
}

/** Known issues that name a device or its architecture, open ones first. */
export async function listIssuesOfDevice(pciId: string, limit = 20): Promise<IssueLine[]> {
  return selectOpenFirst(sql`k.page_id in (${touching(pciId)})`, limit)
}

/** Known issues that name one of the signatures, each with the one it names; open ones first. */
export async function listIssuesOfSignatures(ids: string[], limit = 40) {
  if (ids.length === 0) return []
  const rows = await db.execute<LineRow & { signature: string }>(sql`
    select line.*, t.target as signature from (${selectLines}) line
      join issue_target t on t.page_id = line.id and t.kind = 'signature' and ${inArray(sql`t.target`, ids)}
    order by line.status <> 'open', line.updated_at desc limit ${limit}`)
  return rows.map(({ signature, ...row }) => ({ ...toLine(row), signatureId: signature }))
}

/** Known issues with an error, an upstream thread, a device or a driver of a question's thread; the surest first. */
export async function listIssuesForQuestion(rootId: number, limit = 5): Promise<IssueLine[]> {
  const rows = await db.execute<LineRow>(sql`
    with thread as (select id from post where root_id = ${rootId} and kind in ('question', 'answer') and visible),
      machine as (select environment_id from post_environment where post_id = ${rootId}),
      found as (
        select t.page_id, 0 as rank from post_signature ps join thread on thread.id = ps.post_id
          join issue_target t on t.kind = 'signature' and t.target = ps.signature_id
        union all
        select followed.post_id, 0 from upstream_link l join thread on thread.id = l.post_id
          join upstream_link followed on followed.kind = l.kind and followed.reference = l.reference and followed.via = 'facts'
        union all
        select t.page_id, 1 from machine m join environment_device d on d.environment_id = m.environment_id
          join issue_target t on t.kind = 'device' and t.target = d.pci_id
        union all
        select t.page_id, 2 from machine m join environment_device d on d.environment_id = m.environment_id
          join device v on v.pci_id = d.pci_id
          join issue_target t on t.kind = 'architecture' and t.target = v.architecture
        union all
        select t.page_id, 3 from machine m join environment e on e.id = m.environment_id
          join issue_target t on t.kind = 'driver' and t.target = e.driver),
      best as (select page_id, min(rank) as rank from found group by page_id)
    ${selectLines} join best on best.page_id = k.page_id
    order by best.rank, k.status <> 'open', k.updated_at desc limit ${limit}`)
  return rows.map(toLine)
}

/** Known issues that are followed in a thread upstream, open ones first. */
export async function listIssuesFollowing({ kind, reference }: UpstreamLink): Promise<IssueLine[]> {
  return selectOpenFirst(
    sql`k.page_id in (select l.post_id from upstream_link l where l.kind = ${kind} and l.reference = ${reference})`,
    50,
  )
}

/** One page of all known issues, the latest changed first. `next` is where the page after it begins. */
export async function listIssues({ vendor, driver, device, status, after }: IssueFilter) {
  const conditions = [
    ...(vendor ? [sql`w.vendor = ${vendor}`] : []),
    ...(status ? [sql`k.status = ${status}`] : []),
    ...(driver
      ? [
          sql`(k.component = ${driver} or k.page_id in (
          select t.page_id from issue_target t where t.kind = 'driver' and t.target = ${driver}))`,
        ]
      : []),
    ...(device ? [sql`k.page_id in (${touching(device)})`] : []),
    ...(after ? [sql`(k.updated_at, k.page_id) < (${after.at}::timestamptz, ${after.id})`] : []),
  ]
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``
  const rows = await db.execute<LineRow>(sql`
    ${selectLines} ${where} order by k.updated_at desc, k.page_id desc limit ${ISSUES_PAGE + 1}`)
  const last = rows.length > ISSUES_PAGE ? rows[ISSUES_PAGE - 1] : undefined
  return {
    issues: rows.slice(0, ISSUES_PAGE).map(toLine),
    next: last ? { at: last.exact, id: last.id } : null,
  }
}

/** The newest questions on which an issue with these targets is shown, so that they can be drawn anew. */
export async function listMatchingQuestions(executor: Executor, pageId: number): Promise<number[]> {
  const rows = await executor.execute<{ id: number }>(sql`
    select distinct root_id as id from (
      select p.root_id from issue_target t join post_signature ps on ps.signature_id = t.target
        join post p on p.id = ps.post_id where t.page_id = ${pageId} and t.kind = 'signature'
      union all
      select pe.post_id from issue_target t left join device v on t.kind = 'architecture' and v.architecture = t.target
        join environment_device d on d.pci_id = coalesce(v.pci_id, t.target)
        join post_environment pe on pe.environment_id = d.environment_id
        where t.page_id = ${pageId} and t.kind in ('device', 'architecture')
      union all
      select pe.post_id from issue_target t join environment e on e.driver = t.target
        join post_environment pe on pe.environment_id = e.id
        where t.page_id = ${pageId} and t.kind = 'driver'
      union all
      select p.root_id from upstream_link followed
        join upstream_link l on l.kind = followed.kind and l.reference = followed.reference
        join post p on p.id = l.post_id
        where followed.post_id = ${pageId} and followed.via = 'facts' and p.kind in ('question', 'answer')) found
    order by id desc limit 1000`)
  return rows.map(({ id }) => id)
}

const selectLines = sql`
  select k.page_id as id, w.vendor, w.slug, w.title, k.status, k.component, k.introduced_in, k.fixed_in, k.updated_at,
    to_char(k.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as exact
  from known_issue k join page w on w.post_id = k.page_id join post p on p.id = k.page_id and p.visible
    and ${stillHolds(sql`k.page_id`)}`

async function selectOpenFirst(where: SQL, limit: number): Promise<IssueLine[]> {
  const rows = await db.execute<LineRow>(
    sql`${selectLines} where ${where} order by k.status <> 'open', k.updated_at desc limit ${limit}`,
  )
  return rows.map(toLine)
}

/** Issues of a device: those that name it, and those of its architecture. */
function touching(pciId: string): SQL {
  return sql`
    select t.page_id from issue_target t where t.kind = 'device' and t.target = ${pciId}
    union all
    select t.page_id from device v join issue_target t on t.kind = 'architecture' and t.target = v.architecture
      where v.pci_id = ${pciId}`
}

type LineRow = {
  id: number
  vendor: string
  slug: string
  title: string
  status: IssueState
  component: string
  introduced_in: string | null
  fixed_in: string | null
  updated_at: string
  exact: string
}

function toLine({ introduced_in, fixed_in, updated_at, exact: _, ...row }: LineRow): IssueLine {
  return { ...row, introducedIn: introduced_in, fixedIn: fixed_in, updatedAt: new Date(updated_at) }
}

type FactRow = Omit<LineRow, 'id' | 'vendor' | 'slug' | 'title' | 'exact'> & {
  workaround: string
  workaround_until: string | null
  targets: NamedTarget[] | null
  upstream: UpstreamLink[] | null
}

function toIssue(row: FactRow): IssueView {
  return {
    ...{ status: row.status, component: row.component, workaround: row.workaround },
    ...{ introducedIn: row.introduced_in, fixedIn: row.fixed_in, workaroundUntil: row.workaround_until },
    targets: row.targets ?? [],
    upstream: row.upstream ?? [],
    updatedAt: new Date(row.updated_at),
  }
}
