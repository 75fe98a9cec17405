import 'server-only'
import { asc, eq, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { branches, releases, vendors } from '@/db/schema'
import { compareVersions } from '@/lib/versions/compare'
import { carrierOf } from './carriers'
import { listDrivers } from './queries'
import type { DriverCard } from './types'

export type DriverEntry = DriverCard & {
  /** The newest release that stands, its own or that of what carries it. */
  newest: { version: string; releasedOn: string | null; driver: string } | null
}

export type VendorDrivers = { vendor: string; name: string; drivers: DriverEntry[] }

/** All drivers by vendor, each with its newest release. */
export async function listDriversByVendor(): Promise<VendorDrivers[]> {
  const [cards, owners, newest] = await Promise.all([
    listDrivers(),
    db.select({ slug: vendors.slug, name: vendors.name }).from(vendors).orderBy(asc(vendors.position)),
    listNewest(),
  ])
  return owners
    .map(({ slug, name }) => ({
      vendor: slug,
      name: slug === 'general' ? 'Of several vendors' : name,
      drivers: cards
        .filter((card) => card.vendor === slug)
        .map((card) => ({ ...card, newest: newest.get(carrierOf(card.slug) ?? card.slug) ?? null })),
    }))
    .filter(({ drivers }) => drivers.length > 0)
}

async function listNewest() {
  const rows = await db
    .select({ driver: releases.driver, version: releases.version, releasedOn: releases.releasedOn })
    .from(releases)
    .innerJoin(branches, eq(branches.id, releases.branchId))
    .where(isNull(releases.withdrawnAt))
  const newest = new Map<string, (typeof rows)[number]>()
  for (const row of rows) {
    const held = newest.get(row.driver)
    if (!held || compareVersions(row.version, held.version) > 0) newest.set(row.driver, row)
  }
  return newest
}
