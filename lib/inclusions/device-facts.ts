import 'server-only'
import { eq, inArray } from 'drizzle-orm'
import { db } from '@/db/client'
import { dataSources, devices } from '@/db/schema'
import { listDevices } from '@/lib/devices/list'
import { type DeviceFilter, deviceQuery } from '@/lib/devices/list-input'
import { DEVICE_QUERY_MAX } from '@/lib/devices/words'
import { formatDate } from '@/lib/format/dates'
import { routes } from '@/lib/routes'
import type { Facts } from './facts'
import type { FactsRequest } from './facts-syntax'
import type { Cell } from './table'

const vendors = { nvidia: 'NVIDIA', amd: 'AMD', intel: 'Intel' } as const

/** Devices of a vendor, all or those that words mean: `devices amd gfx1100`. */
export async function devicesTable({ subject, words, limit }: FactsRequest): Promise<Facts> {
  const vendor = subject === 'nvidia' || subject === 'amd' || subject === 'intel' ? subject : null
  if (!vendor) return { problem: `“${subject}”: devices are those of nvidia, amd or intel.` }
  if (words.length > DEVICE_QUERY_MAX) return { problem: 'These are too many words for a device.' }
  const filter: DeviceFilter = { q: words, vendor, architecture: null, after: null }
  const { devices: found, next } = await listDevices(filter)
  if (found.length === 0) return { problem: `No device of ${vendors[vendor]} is known by “${words}”.` }
  const shown = found.slice(0, limit)
  const number = next === null ? `All ${found.length} devices` : 'All devices'
  return {
    table: {
      caption: `Devices of ${vendors[vendor]}${words === '' ? '' : `: ${words}`}`,
      head: ['PCI id', 'Name', 'Chip', 'Architecture', 'Compiled for'],
      rows: shown.map(({ pciId, name, codeName, architecture, isa }) => [
        { text: pciId, href: routes.device(pciId) },
        name ?? 'no name known',
        codeName ?? '',
        architecture ?? '',
        isa ?? '',
      ]),
      source: await sourcesOf(shown.map(({ pciId }) => pciId)),
      all: { text: number, href: routes.devices(deviceQuery(filter)) },
    },
  }
}

async function sourcesOf(pciIds: string[]): Promise<Cell[]> {
  const rows = await db
    .selectDistinct({
      title: dataSources.title,
      url: dataSources.url,
      edition: dataSources.edition,
      date: dataSources.editionDate,
    })
    .from(devices)
    .innerJoin(dataSources, eq(dataSources.id, devices.source))
    .where(inArray(devices.pciId, pciIds))
  return rows.flatMap(({ title, url, edition, date }, index): Cell[] => [
    index === 0 ? 'Source: ' : ', ',
    { text: title, href: url },
    ` ${edition}${date === null ? '' : ` of ${formatDate(new Date(`${date}T00:00:00Z`))}`}`,
    ...(index === rows.length - 1 ? ['.'] : []),
  ])
}
