import 'server-only'
import { sql } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { dataSources } from '@/db/schema'
import { isGraphicsName } from '../name-pattern'
import { readAmdgpuIds } from './read-amdgpu-ids'
import { readIntelGroups } from './read-intel-groups'
import { readModuleAliases, readModuleRows } from './read-module-tables'
import { readNvidiaGpus } from './read-nvidia'
import { readPciIds } from './read-pci-ids'
import type { Problem, Reading } from './reading'
import type { BoardRow } from './rows'
import { settleDevices } from './settle'
import { checksumOf, type SourceId, shippedSource } from './sources'
import type { Changes } from './types'
import { writeBoards } from './write-boards'
import { writeClaims, writeFirmware, writeParameters } from './write-modules'
import { writeNvidiaFacts } from './write-nvidia'

/** What the file is, for those who read it later; what is not given is taken from the file, else from ours. */
export type Edition = { edition?: string; editionDate?: string | null }

export type Outcome = {
  id: SourceId
  edition: string
  rows: number
  changes: Changes
  devices: { changed: number; removed: number }
  problems: Problem[]
}

/** Vendors whose devices may be GPUs or accelerators; rows of others are passed over. */
const vendors = new Set(['10de', '12d2', '1002', '1022', '8086', '1da3', '1ed5'])
const DEADLINE_MS = 60_000
// Any fixed number of our own: imports take turns.
const importLock = 6_636_475

/** Reads one file and makes the tables say what it says: all of it, or nothing of it. */
export async function importSource(id: SourceId, content: string, given: Edition = {}): Promise<Outcome> {
  const { reading, write } = plans[id](content)
  const { rows, problems } = reading
  const { title, url, licence, ...ours } = shippedSource(id)
  const edition = given.edition ?? reading.edition ?? ours.edition
  const editionDate = given.editionDate ?? reading.editionDate ?? (given.edition ? null : ours.editionDate)
  const checksum = checksumOf(content)
  const source = { title, url, licence, edition, editionDate, checksum, rowCount: rows.length }
  return transaction(
    async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${importLock})`)
      await tx
        .insert(dataSources)
        .values({ id, ...source })
        .onConflictDoUpdate({ target: dataSources.id, set: { ...source, importedAt: sql`now()` } })
      const changes = await write(tx)
      const devices = await settleDevices(tx)
      return { id, edition, rows: rows.length, changes, devices, problems }
    },
    { deadlineMs: DEADLINE_MS },
  )
}

type Plan = { reading: Reading<unknown>; write: (tx: Transaction) => Promise<Changes> }

const plans: Record<SourceId, (content: string) => Plan> = {
  'module-aliases': (content) => plan(readModuleAliases(content), 'module-aliases', writeClaims),
  'module-firmware': (content) => plan(readModuleRows(content, 'firmware'), 'module-firmware', writeFirmware),
  'module-parameters': (content) =>
    plan(readModuleRows(content, 'param'), 'module-parameters', writeParameters),
  'nvidia-gpus': (content) => plan(readNvidiaGpus(content), 'nvidia-gpus', writeNvidiaFacts),
  'amdgpu-ids': (content) => plan(readAmdgpuIds(content), 'amdgpu-ids', writeBoards),
  'intel-groups': (content) => plan(readIntelGroups(content), 'intel-groups', writeBoards),
  'pci-ids': (content) => plan(readPciIds(content, vendors), 'pci-ids', writeListed),
}

function plan<Row>(
  reading: Reading<Row>,
  id: SourceId,
  write: (tx: Transaction, source: string, rows: Row[]) => Promise<Changes>,
): Plan {
  return { reading, write: (tx) => write(tx, id, reading.rows) }
}

/** Of pci.ids, which has no device classes: what another source names, or what is called like a GPU. */
async function writeListed(tx: Transaction, source: string, rows: BoardRow[]): Promise<Changes> {
  const known = await tx.execute<{ pci_id: string }>(sql`
    select pci_id from board where source <> ${source}
    union select vendor_id || ':' || device_id from driver_claim where device_id <> ''`)
  const wanted = new Set(known.map(({ pci_id }) => pci_id))
  for (const { pciId, subsystem, name } of rows)
    if (subsystem === '' && isGraphicsName(pciId.slice(0, 4), name)) wanted.add(pciId)
  return writeBoards(
    tx,
    source,
    rows.filter(({ pciId }) => wanted.has(pciId)),
  )
}
