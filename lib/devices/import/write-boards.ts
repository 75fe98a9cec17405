import 'server-only'
import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { vendorOf } from '../describe'
import { tableOfRows } from './columns-of'
import type { BoardRow } from './rows'
import type { Changes } from './types'

/** Makes the boards of one source exactly these, with the devices they need. */
export async function writeBoards(tx: Transaction, source: string, all: BoardRow[]): Promise<Changes> {
  const rows = [...new Map(all.map((row) => [keyOf(row), row])).values()]
  await addDevices(
    tx,
    source,
    rows.map(({ pciId }) => pciId),
  )
  const given = tableOfRows(
    rows,
    ['pciId', 'subsystem', 'revision', 'name'],
    ['pci_id', 'subsystem', 'revision', 'name'],
  )
  const [changes] = await tx.execute<Changes>(sql`
    with given as materialized (select * from ${given}),
      gone as (
        delete from board b where b.source = ${source} and not exists (
          select 1 from given g where (g.pci_id, g.subsystem, g.revision) = (b.pci_id, b.subsystem, b.revision))
        returning 1),
      renamed as (
        update board b set name = g.name from given g
        where b.source = ${source} and (g.pci_id, g.subsystem, g.revision) = (b.pci_id, b.subsystem, b.revision)
          and b.name <> g.name
        returning 1),
      fresh as (
        insert into board (pci_id, subsystem, revision, name, source)
        select g.pci_id, g.subsystem, g.revision, g.name, ${source} from given g
        on conflict (pci_id, subsystem, revision, source) do nothing
        returning 1)
    select (select count(*) from fresh)::int as added, (select count(*) from renamed)::int as changed,
      (select count(*) from gone)::int as removed`)
  return changes ?? { added: 0, changed: 0, removed: 0 }
}

/** Ids that nobody has named before become devices; what they are is settled later. */
export async function addDevices(tx: Transaction, source: string, pciIds: string[]): Promise<void> {
  const rows = [...new Set(pciIds)].map((pciId) => ({ pciId, vendor: vendorOf(pciId) }))
  await tx.execute(sql`
    insert into device (pci_id, vendor, source)
    select given.pci_id, vendor.slug, ${source}
    from ${tableOfRows(rows, ['pciId', 'vendor'], ['pci_id', 'vendor'])} left join vendor on vendor.slug = given.vendor
    on conflict (pci_id) do nothing`)
}

const keyOf = ({ pciId, subsystem, revision }: BoardRow) => `${pciId} ${subsystem} ${revision}`
