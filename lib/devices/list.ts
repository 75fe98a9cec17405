import 'server-only'
import { and, count, eq, isNotNull, max, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { devices } from '@/db/schema'
import { architectures } from './architectures'
import { cardColumns } from './columns'
import type { DeviceFilter } from './list-input'
import { likeliest, matching } from './queries'
import type { ArchitectureCount, DeviceCard } from './types'

export const DEVICES_PAGE = 50

export type DeviceList = { devices: DeviceCard[]; next: DeviceFilter['after'] }

/** A page of devices by keyset: with a text the likeliest first, without one by id. */
export async function listDevices({ q, vendor, architecture, after }: DeviceFilter): Promise<DeviceList> {
  const match = q === '' ? undefined : matching(q)
  if (q !== '' && !match) return { devices: [], next: null }
  const rank = match ? likeliest : sql<number>`0`
  const rows = await db
    .select({ ...cardColumns, rank })
    .from(devices)
    .where(
      and(
        match,
        vendor ? eq(devices.vendor, vendor) : undefined,
        architecture ? eq(devices.architecture, architecture) : undefined,
        after ? sql`(${rank}, ${devices.pciId}) > (${after.rank}::int, ${after.pciId}::text)` : undefined,
      ),
    )
    .orderBy(...(match ? [likeliest] : []), devices.pciId)
    .limit(DEVICES_PAGE + 1)
  const shown = rows.slice(0, DEVICES_PAGE)
  const last = shown.at(-1)
  return {
    devices: shown.map(({ rank: _, ...device }) => device),
    next: rows.length > DEVICES_PAGE && last ? { rank: last.rank, pciId: last.pciId } : null,
  }
}

/** Every architecture that has devices, in the order of architectures.ts: each vendor's newest first. */
export async function listArchitectures(): Promise<ArchitectureCount[]> {
  const rows = await db
    .select({
      name: devices.architecture,
      devices: count(),
      isas: sql<
        string[]
      >`array_agg(distinct ${devices.isa} order by ${devices.isa}) filter (where ${devices.isa} is not null)`,
    })
    .from(devices)
    .where(isNotNull(devices.architecture))
    .groupBy(devices.architecture)
  const counts = new Map(rows.map((row) => [row.name, row]))
  return architectures.flatMap(({ name, vendor }) => {
    const counted = counts.get(name)
    return counted ? [{ name, vendor, devices: counted.devices, isas: counted.isas ?? [] }] : []
  })
}

/** How many devices there are, how many without a name, and when the lists were last read. */
export async function countDevices() {
  const [row] = await db
    .select({
      all: count(),
      named: count(devices.name),
      changed: max(devices.updatedAt),
    })
    .from(devices)
  return row ?? { all: 0, named: 0, changed: null }
}
