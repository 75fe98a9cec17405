import 'server-only'
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { apiSupport, drivers, environmentDevices, environments, posts, reports } from '@/db/schema'

const REPORTS = 12

/** What people reported of machines with a device, by driver version, the latest first. */
export async function listDeviceReports(pciId: string) {
  const latest = sql<string>`max(${reports.reportedAt})`
  const rows = await db
    .select({
      driver: environments.driver,
      version: environments.driverVersion,
      works: countOf('works'),
      partly: countOf('partly'),
      fails: countOf('fails'),
      latest,
    })
    .from(environmentDevices)
    .innerJoin(
      reports,
      and(eq(reports.environmentId, environmentDevices.environmentId), isNull(reports.withdrawnAt)),
    )
    .innerJoin(environments, eq(environments.id, reports.environmentId))
    .innerJoin(posts, and(eq(posts.id, reports.postId), eq(posts.visible, true)))
    .where(eq(environmentDevices.pciId, pciId))
    .groupBy(environments.driver, environments.driverVersion)
    .orderBy(desc(latest))
    .limit(REPORTS)
  return rows.map((row) => ({ ...row, latest: new Date(row.latest) }))
}

/** Which interfaces the drivers of a device offer on it: what is said of its architecture, or of all a driver drives. */
export async function listDeviceApis(
  device: { vendor: string | null; architecture: string | null },
  modules: string[],
) {
  if (device.vendor === null) return []
  const rows = await db
    .select({
      driver: drivers.slug,
      driverName: drivers.name,
      kind: drivers.kind,
      module: drivers.module,
      api: apiSupport.api,
      hardware: apiSupport.hardware,
      support: apiSupport.support,
      version: apiSupport.version,
      note: apiSupport.note,
      sourceUrl: apiSupport.sourceUrl,
    })
    .from(apiSupport)
    .innerJoin(drivers, eq(drivers.slug, apiSupport.driver))
    .where(inArray(drivers.vendor, [device.vendor, 'general']))
    .orderBy(drivers.position, drivers.slug, apiSupport.api)
    .limit(200)
  return rows.filter(({ hardware, kind, module }) => {
    if (hardware !== '') return isOf(hardware, device.architecture)
    // A kernel driver that does not ask for the device offers nothing on it.
    return kind !== 'kernel' || module === null || modules.includes(module) || module.startsWith('nvidia')
  })
}

function isOf(hardware: string, architecture: string | null): boolean {
  return hardware
    .split(/\s*[,;]\s*/)
    .some((name) => architecture !== null && name.toLowerCase() === architecture.toLowerCase())
}

const countOf = (outcome: 'works' | 'partly' | 'fails') =>
  sql<number>`(count(*) filter (where ${reports.outcome} = ${outcome}))::int`
