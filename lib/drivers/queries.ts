import 'server-only'
import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { apiSupport, branches, compatibilityClaims, drivers, releases } from '@/db/schema'
import { compareVersions } from '@/lib/versions/compare'
import type { ApiSupport, Branch, Claim, DriverCard, Release } from './types'
import { withdrawnReason } from './write'

/** Far above what any driver has; a page never reads more. */
const RELEASES_MAX = 2_000
const CLAIMS_MAX = 5_000

const cardColumns = {
  slug: drivers.slug,
  name: drivers.name,
  vendor: drivers.vendor,
  kind: drivers.kind,
  licence: drivers.licence,
  module: drivers.module,
  summary: drivers.summary,
}

/** All drivers in their order: kernel drivers first within each vendor. */
export async function listDrivers(): Promise<DriverCard[]> {
  return db.select(cardColumns).from(drivers).orderBy(asc(drivers.position), asc(drivers.slug))
}

export async function getDriver(slug: string) {
  const [row] = await db
    .select({ ...cardColumns, hardware: drivers.hardware, sources: drivers.sources })
    .from(drivers)
    .where(eq(drivers.slug, slug))
  return row ?? null
}

export type Driver = NonNullable<Awaited<ReturnType<typeof getDriver>>>

/** The branches of a driver, or of all drivers, the newest first by their numbers. */
export async function listBranches(driver?: string): Promise<Branch[]> {
  const rows = await db
    .select({
      id: branches.id,
      driver: branches.driver,
      name: branches.name,
      kind: branches.kind,
      endOfLife: branches.endOfLife,
      drops: branches.drops,
      note: branches.note,
      sourceUrl: branches.sourceUrl,
    })
    .from(branches)
    .where(driver === undefined ? undefined : eq(branches.driver, driver))
  return rows.sort((a, b) => compareVersions(numberOf(b.name), numberOf(a.name)))
}

/** The releases of a driver, the newest version first; withdrawn ones too, unless told otherwise. */
export async function listReleases(
  driver: string,
  { branch, withdrawn = true }: { branch?: string; withdrawn?: boolean } = {},
): Promise<Release[]> {
  const rows = await db
    .select({
      id: releases.id,
      driver: releases.driver,
      branchId: releases.branchId,
      branch: branches.name,
      version: releases.version,
      releasedOn: releases.releasedOn,
      note: releases.note,
      sourceUrl: releases.sourceUrl,
      dateSourceUrl: releases.dateSourceUrl,
      addedAt: releases.addedAt,
      withdrawnAt: releases.withdrawnAt,
      reason: withdrawnReason,
    })
    .from(releases)
    .innerJoin(branches, eq(branches.id, releases.branchId))
    .where(
      and(
        eq(releases.driver, driver),
        branch === undefined ? undefined : eq(branches.name, branch),
        withdrawn ? undefined : isNull(releases.withdrawnAt),
      ),
    )
    .limit(RELEASES_MAX)
  return rows
    .map(({ reason, ...row }) => ({ ...row, withdrawn: row.withdrawnAt === null ? null : (reason ?? '') }))
    .sort((a, b) => compareVersions(b.version, a.version))
}

/** The highest version that is not withdrawn, of a driver or of one of its branches; null when none is known. */
export async function newestOf(driver: string, branch?: string): Promise<Release | null> {
  const [newest] = await listReleases(driver, { branch, withdrawn: false })
  return newest ?? null
}

/** What the drivers of a vendor, and those of no vendor, offer on an architecture. */
export async function apiSupportFor(hardware: {
  vendor: string
  architecture: string | null
}): Promise<ApiSupport[]> {
  const rows = await listApiSupport(inArray(drivers.vendor, [hardware.vendor, 'general']))
  return rows.filter((row) => row.hardware === '' || isNamed(row.hardware, hardware.architecture))
}

/** The whole table of one driver. */
export function apiSupportOf(driver: string): Promise<ApiSupport[]> {
  return listApiSupport(eq(drivers.slug, driver))
}

/** What vendors and distributions say of combinations; every filter is an exact one, claims on all hardware included. */
export async function claimsFor(
  wanted: { driver?: string; branch?: string; architecture?: string; framework?: string } = {},
): Promise<Claim[]> {
  const { driver, branch, architecture, framework } = wanted
  const rows = await db
    .select({
      driver: compatibilityClaims.driver,
      branch: compatibilityClaims.branch,
      hardware: compatibilityClaims.hardware,
      kernel: compatibilityClaims.kernel,
      distribution: compatibilityClaims.distribution,
      framework: compatibilityClaims.framework,
      outcome: compatibilityClaims.outcome,
      claimant: compatibilityClaims.claimant,
      sourceUrl: compatibilityClaims.sourceUrl,
      asOf: compatibilityClaims.asOf,
    })
    .from(compatibilityClaims)
    .where(
      and(
        driver === undefined ? undefined : eq(compatibilityClaims.driver, driver),
        branch === undefined ? undefined : eq(compatibilityClaims.branch, branch),
        framework === undefined ? undefined : eq(compatibilityClaims.framework, framework),
      ),
    )
    .orderBy(sql`${compatibilityClaims.asOf} desc`, asc(compatibilityClaims.id))
    .limit(CLAIMS_MAX)
  return rows.filter(
    (row) => architecture === undefined || row.hardware === '' || isNamed(row.hardware, architecture),
  )
}

async function listApiSupport(where: SQL | undefined): Promise<ApiSupport[]> {
  return db
    .select({
      driver: drivers.slug,
      driverName: drivers.name,
      kind: drivers.kind,
      api: apiSupport.api,
      hardware: apiSupport.hardware,
      support: apiSupport.support,
      version: apiSupport.version,
      note: apiSupport.note,
      sourceUrl: apiSupport.sourceUrl,
    })
    .from(apiSupport)
    .innerJoin(drivers, eq(drivers.slug, apiSupport.driver))
    .where(where)
    .orderBy(asc(drivers.position), asc(drivers.slug), asc(apiSupport.api), asc(apiSupport.id))
}

/** `R580`, `Linux 6.12`, `ROCm 7.2`: what is counted begins with the first digit. */
export function numberOf(branch: string): string {
  return /\d.*$/.exec(branch)?.[0] ?? branch
}

function isNamed(hardware: string, architecture: string | null): boolean {
  const wanted = architecture?.toLowerCase()
  return wanted !== undefined && hardware.split(/\s*[,;]\s*/).some((name) => name.toLowerCase() === wanted)
}
