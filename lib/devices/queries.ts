import 'server-only'
import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { dataSources, devices } from '@/db/schema'
import { architectureNamed } from './architectures'
import { cardColumns, deviceText } from './columns'
import { parsePciId } from './pci-id'
import type { DeviceCard } from './types'
import { type DeviceWord, deviceWords } from './words'

/**
 * A device by PCI id in any usual spelling; null when neither a list nor a driver names it. `lastBranch` is the last
 * NVIDIA branch that drives it, by NVIDIA's list or by its architecture; null while current branches do.
 */
export async function getDevice(pciId: string) {
  const id = parsePciId(pciId)
  if (!id) return null
  const [row] = await db
    .select({
      ...cardColumns,
      openModules: devices.openModules,
      legacyBranch: devices.legacyBranch,
      updatedAt: devices.updatedAt,
      source: {
        title: dataSources.title,
        edition: dataSources.edition,
        date: dataSources.editionDate,
        url: dataSources.url,
      },
    })
    .from(devices)
    .innerJoin(dataSources, eq(dataSources.id, devices.source))
    .where(eq(devices.pciId, id))
  if (!row) return null
  const lastBranch = row.legacyBranch ?? architectureNamed(row.architecture)?.lastBranch ?? null
  return { ...row, lastBranch }
}

export type Device = NonNullable<Awaited<ReturnType<typeof getDevice>>>

/**
 * Devices that a text may mean, the likeliest first: a PCI id, a device id alone, code names, architectures, compiler
 * targets, names and short forms of names ("4090", "7900 XTX"), also of boards.
 */
export async function findDevices(text: string, limit = 20): Promise<DeviceCard[]> {
  const where = matching(text)
  if (!where) return []
  return db
    .select(cardColumns)
    .from(devices)
    .where(where)
    .orderBy(likeliest, devices.pciId)
    .limit(Math.min(limit, 100))
}

/** The names of devices by id; ids that nobody names are absent. */
export async function namesOf(pciIds: string[]): Promise<Map<string, string>> {
  const ids = [...new Set(pciIds)].flatMap((id) => parsePciId(id) ?? []).slice(0, 1_000)
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ pciId: devices.pciId, name: devices.name })
    .from(devices)
    .where(inArray(devices.pciId, ids))
  return new Map(rows.flatMap(({ pciId, name }) => (name === null ? [] : [[pciId, name]])))
}

/** The shorter the name, the more of it was asked for; nameless ids come last. */
export const likeliest = sql<number>`coalesce(length(${devices.name}), 1000)`

/** Condition on `device` for a text; undefined for a text that names nothing. */
export function matching(text: string): SQL | undefined {
  const words = deviceWords(text)
  if (!words) return undefined
  if (words.pciId) return eq(devices.pciId, words.pciId)
  const own = holding(deviceText, words.words)
  const boardText = sql`lower(b.name || ' ' || coalesce(o.code_name, '') || ' ' || o.pci_id)`
  // A word that no board's name holds is the device's own, and found there; its name alone has an index.
  const named = sql.join(
    words.words.map(({ pieces }) => all(pieces.map((piece) => holds(sql`lower(b.name)`, piece)))),
    sql` or `,
  )
  const withBoard = sql`(${named}) and ${holding(boardText, words.words)}`
  return sql`((${own}) or ${devices.pciId} in (
    select b.pci_id from board b join device o on o.pci_id = b.pci_id where ${withBoard}))`
}

function holding(text: SQL, words: DeviceWord[]): SQL {
  const pieces = words.flatMap((word) => word.pieces.map((piece) => holds(text, piece)))
  const patterns = words.map(({ pattern }) => sql`${text} ~ ${pattern}`)
  return all([...pieces, ...patterns])
}

const holds = (text: SQL, piece: string) => sql`${text} like ${`%${piece}%`}`
const all = (conditions: SQL[]) => sql.join(conditions, sql` and `)
