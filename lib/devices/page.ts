import 'server-only'
import { asc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { boards, dataSources } from '@/db/schema'
import { getDeviceMatrix } from '@/lib/compatibility/device'
import { listIssuesOfDevice } from '@/lib/issues/queries'
import { oncePerPage } from '@/lib/serving/once'
import { architectureNamed } from './architectures'
import { getClaims } from './claims'
import { chipOf } from './describe'
import { listDeviceApis, listDeviceReports } from './evidence'
import { listFirmware } from './firmware'
import { listDevicePages, listDeviceQuestions } from './mentions'
import { namesInTexts } from './naming'
import { type Device, getDevice } from './queries'
import type { SourceView } from './types'

/** Head and body of one render ask for the same device. */
export const getDeviceOnce = oncePerPage(getDevice)

/** Everything the page of a device shows: three rounds of queries, whatever there is. */
export async function getDevicePage(device: Device) {
  const [names, claims, sources] = await Promise.all([
    listBoards(device.pciId),
    getClaims(device),
    listSources(),
  ])
  const plain = names.filter(({ subsystem, revision }) => subsystem === '' && revision === '')
  const nameIn = (source: string) => plain.find((row) => row.source === source)?.name ?? null
  const listed = nameIn('pci-ids')
  const group = nameIn('intel-groups')
  const chip = chipOf({ pciId: device.pciId, listed, group })
  const sold = names.filter(
    ({ source, subsystem }) => subsystem === '' && source !== 'pci-ids' && source !== 'intel-groups',
  )
  const naming = { ...device, names: namesInTexts({ name: device.name, sold: sold.map(({ name }) => name) }) }
  const modules = claims.modules.map(({ name }) => name)
  const [firmware, apis, pages, questions, reports, issues, compatibility] = await Promise.all([
    listFirmware(modules, chip),
    listDeviceApis(device, modules),
    listDevicePages(naming),
    listDeviceQuestions(naming),
    listDeviceReports(device.pciId),
    listIssuesOfDevice(device.pciId),
    getDeviceMatrix(device, modules),
  ])
  const named = { names: plain, boards: names.filter((row) => !plain.includes(row)), group }
  const generation = architectureNamed(device.architecture) ?? null
  return {
    device,
    generation,
    ...named,
    claims,
    firmware,
    apis,
    pages,
    questions,
    reports,
    issues,
    compatibility,
    sources,
  }
}

async function listBoards(pciId: string) {
  return db
    .select({
      id: boards.id,
      subsystem: boards.subsystem,
      revision: boards.revision,
      name: boards.name,
      source: boards.source,
    })
    .from(boards)
    .where(eq(boards.pciId, pciId))
    .orderBy(sql`${boards.revision} = ''`, asc(boards.revision), asc(boards.subsystem), asc(boards.source))
}

/** The imported files by their ids. */
async function listSources(): Promise<Map<string, SourceView>> {
  const rows = await db
    .select({
      id: dataSources.id,
      title: dataSources.title,
      edition: dataSources.edition,
      date: dataSources.editionDate,
      url: dataSources.url,
    })
    .from(dataSources)
  return new Map(rows.map((row) => [row.id, row]))
}
