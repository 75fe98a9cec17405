import 'server-only'
import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { identifiers, tableOfRows } from './columns-of'
import type { ClaimRow, ModuleRow } from './rows'
import type { Changes } from './types'
import { addDevices } from './write-boards'

const none: Changes = { added: 0, changed: 0, removed: 0 }

/** Makes the claims of one source exactly these; ids that a driver asks for are devices, named or not. */
export async function writeClaims(tx: Transaction, source: string, rows: ClaimRow[]): Promise<Changes> {
  const byId = rows.filter(({ deviceId }) => deviceId !== '')
  await addDevices(
    tx,
    source,
    byId.map(({ vendorId, deviceId }) => `${vendorId}:${deviceId}`),
  )
  const given = tableOfRows(
    rows,
    ['kernel', 'module', 'vendorId', 'deviceId', 'pciClass'],
    ['kernel', 'module', 'vendor_id', 'device_id', 'pci_class'],
  )
  const columns = identifiers(['kernel', 'module', 'vendor_id', 'device_id', 'pci_class'])
  const [changes] = await tx.execute<Changes>(sql`
    with given as materialized (select * from ${given}),
      gone as (
        delete from driver_claim c where c.source = ${source}
          and (c.kernel, c.module, c.vendor_id, c.device_id, c.pci_class) not in (select * from given)
        returning 1),
      fresh as (
        insert into driver_claim (${columns}, source) select given.*, ${source} from given
        on conflict (${columns}) do nothing returning 1)
    select (select count(*) from fresh)::int as added, 0 as changed, (select count(*) from gone)::int as removed`)
  return changes ?? none
}

export async function writeFirmware(tx: Transaction, source: string, rows: ModuleRow[]): Promise<Changes> {
  const given = tableOfRows(rows, ['kernel', 'module', 'name'], ['kernel', 'module', 'file'])
  const [changes] = await tx.execute<Changes>(sql`
    with given as materialized (select * from ${given}),
      gone as (
        delete from module_firmware f where (f.kernel, f.module, f.file) not in (select * from given) returning 1),
      fresh as (
        insert into module_firmware (kernel, module, file, source) select given.*, ${source} from given
        on conflict do nothing returning 1)
    select (select count(*) from fresh)::int as added, 0 as changed, (select count(*) from gone)::int as removed`)
  return changes ?? none
}

export async function writeParameters(tx: Transaction, source: string, rows: ModuleRow[]): Promise<Changes> {
  const given = tableOfRows(rows, ['kernel', 'module', 'name', 'kind'], ['kernel', 'module', 'name', 'type'])
  const [changes] = await tx.execute<Changes>(sql`
    with given as materialized (select * from ${given}),
      gone as (
        delete from module_parameter p where (p.kernel, p.module, p.name) not in (select kernel, module, name from given)
        returning 1),
      retyped as (
        update module_parameter p set type = g.type from given g
        where (g.kernel, g.module, g.name) = (p.kernel, p.module, p.name) and g.type <> p.type returning 1),
      fresh as (
        insert into module_parameter (kernel, module, name, type, source) select given.*, ${source} from given
        on conflict do nothing returning 1)
    select (select count(*) from fresh)::int as added, (select count(*) from retyped)::int as changed,
      (select count(*) from gone)::int as removed`)
  return changes ?? none
}
