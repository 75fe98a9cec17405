import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { stillHolds } from '@/lib/obsolescence/queries'
import { compareVersions, isVersion } from '@/lib/versions/compare'
import { contains } from '@/lib/versions/range'
import type { Newest, OwnCheck, StaleLine, VerifyCursor } from './types'

export const VERIFY_PAGE = 30
const OWN_MAX = 20

/** The newest release of every driver and the day it came out; drivers without a dated release age nothing. */
export async function listNewest(): Promise<Newest[]> {
  const rows = await db.execute<{ driver: string; version: string; day: string }>(sql`
    select driver, version, coalesce(released_on, added_at::date)::text as day from release where withdrawn_at is null`)
  const newest = new Map<string, Newest>()
  for (const row of rows) {
    const known = newest.get(row.driver)
    if (isVersion(row.version) && (!known || compareVersions(row.version, known.version) > 0))
      newest.set(row.driver, row)
  }
  return [...newest.values()]
}

/**
 * Answers and pages that were last seen to work, or given versions, before the newest release of their driver; the
 * latest verified first. A range that ends before the newest release asks for nothing, so a page may be short.
 */
export async function listStale(
  after: VerifyCursor | null,
): Promise<{ stale: StaleLine[]; next: VerifyCursor | null }> {
  const newest = await listNewest()
  if (newest.length === 0) return { stale: [], next: null }
  const rows = await db.execute<StaleRow>(sql`
    ${stale(newest, VERIFY_PAGE + 1, after)}
    select ${staleColumns} from stale s ${joins}
    order by s.at desc, s.post_id desc, s.driver desc limit ${VERIFY_PAGE + 1}`)
  const shown = rows.slice(0, VERIFY_PAGE)
  const last = rows.length > VERIFY_PAGE ? shown.at(-1) : undefined
  return {
    stale: shown.flatMap(stillAsked),
    next: last ? { at: last.exact, postId: last.post_id, driver: last.driver } : null,
  }
}

/** The same for somebody's rigs: what others saw work with an older version of the driver than the rig runs. */
export async function listOwnChecks(userId: string): Promise<OwnCheck[]> {
  const own = await db.execute<{ driver: string }>(sql`
    select distinct e.driver from rig g join environment e on e.id = g.environment_id and e.driver_version is not null
    where g.user_id = ${userId}`)
  const newest = (await listNewest()).filter(({ driver }) => own.some((one) => one.driver === driver))
  if (newest.length === 0) return []
  const rows = await db.execute<StaleRow & { rig_id: number; rig: string; rig_version: string }>(sql`
    ${stale(newest, OWN_MAX * 15)}
    select ${staleColumns}, g.id as rig_id, g.name as rig, e.driver_version as rig_version
    from rig g join environment e on e.id = g.environment_id and e.driver_version is not null
      join stale s on s.driver = e.driver ${joins}
    where g.user_id = ${userId} and not exists (
      select 1 from report own where own.post_id = s.post_id and own.user_id = ${userId}
        and own.environment_id = g.environment_id and own.withdrawn_at is null)
    order by g.chosen desc, s.at desc, s.post_id desc limit ${OWN_MAX * 5}`)
  return rows
    .filter((row) => isAhead(row) && stillAsked(row).length > 0)
    .slice(0, OWN_MAX)
    .flatMap((row) =>
      stillAsked(row).map((line) => ({
        ...line,
        rig: { id: row.rig_id, name: row.rig, version: row.rig_version },
      })),
    )
}

/**
 * Visible posts whose last sign that they hold with a driver is older than its newest release, the latest first. Walks
 * back from that day and stops at `limit`, so that it costs the same however much was ever reported.
 */
function stale(newest: Newest[], limit: number, after: VerifyCursor | null = null): SQL {
  const values = newest.map(
    ({ driver, version, day }) => sql`(${driver}::text, ${version}::text, ${day}::date)`,
  )
  const from = (at: SQL, post: SQL) =>
    after
      ? sql`and (${at}, ${post}, n.driver) < (${after.at}::timestamptz, ${after.postId}, ${after.driver})`
      : sql``
  return sql`
    with newest (driver, version, day) as (values ${sql.join(values, sql`, `)}),
      reported as (
        select r.post_id, n.driver, n.version, r.reported_at as at
        from report r join environment e on e.id = r.environment_id join newest n on n.driver = e.driver
          join post p on p.id = r.post_id and p.visible and ${stillHolds(sql`r.post_id`)}
        where r.outcome = 'works' and r.withdrawn_at is null and r.reported_at < n.day
          ${from(sql`r.reported_at`, sql`r.post_id`)}
          and not exists (select 1 from report later join environment le on le.id = later.environment_id
            where later.post_id = r.post_id and later.outcome = 'works' and later.withdrawn_at is null
              and le.driver = n.driver and (later.reported_at, later.id) > (r.reported_at, r.id))
          and not exists (select 1 from validity v where v.post_id = r.post_id
            and v.subject = 'driver:' || n.driver and v.set_at >= r.reported_at)
        order by r.reported_at desc, r.post_id desc, n.driver desc limit ${limit}),
      ranged as (
        select v.post_id, n.driver, n.version, v.set_at as at
        from validity v join newest n on v.subject = 'driver:' || n.driver
          join post p on p.id = v.post_id and p.visible and ${stillHolds(sql`v.post_id`)}
        where v.set_at < n.day ${from(sql`v.set_at`, sql`v.post_id`)}
          and not exists (select 1 from report later join environment le on le.id = later.environment_id
            where later.post_id = v.post_id and later.outcome = 'works' and later.withdrawn_at is null
              and le.driver = n.driver and later.reported_at > v.set_at)
        order by v.set_at desc, v.post_id desc, n.driver desc limit ${limit}),
      stale as (select * from reported union all select * from ranged)`
}

const staleColumns = sql`s.post_id, s.driver, s.version, s.at, p.kind, coalesce(q.title, w.title) as title,
  to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as exact,
  array(select distinct e.driver_version from report r join environment e on e.id = r.environment_id
    where r.post_id = s.post_id and r.outcome = 'works' and r.withdrawn_at is null and e.driver = s.driver) as versions,
  (select json_build_object('from', v.from_version, 'to', v.to_version, 'through', v.through) from validity v
    where v.post_id = s.post_id and v.subject = 'driver:' || s.driver) as range`

const joins = sql`join post p on p.id = s.post_id
  left join question q on q.post_id = p.root_id left join page w on w.post_id = p.root_id`

type StaleRow = {
  post_id: number
  driver: string
  version: string
  at: string
  exact: string
  versions: (string | null)[]
  kind: 'answer' | 'page'
  title: string
  range: { from: string | null; to: string | null; through: boolean } | null
}

/** Nothing is asked of a release that the post says it does not hold for. */
function stillAsked({ post_id, at, versions, range, exact: _, ...row }: StaleRow): StaleLine[] {
  if (range && !contains(range, row.version)) return []
  const { driver, version, kind, title } = row
  return [{ driver, version, kind, title, postId: post_id, at: new Date(at), seen: newestOf(versions) }]
}

/** Whether the rig runs something newer than anybody has reported on. */
function isAhead({ versions, rig_version, range }: StaleRow & { rig_version: string }): boolean {
  const seen = newestOf(versions)
  if (range && !contains(range, rig_version)) return false
  return isVersion(rig_version) && (seen === null || compareVersions(rig_version, seen) > 0)
}

function newestOf(versions: (string | null)[]): string | null {
  const known = versions.flatMap((version) => (version !== null && isVersion(version) ? version : []))
  return known.sort((a, b) => compareVersions(b, a))[0] ?? null
}
