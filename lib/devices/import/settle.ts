import 'server-only'
import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { describeDevice } from '../describe'
import { tableOfRows } from './columns-of'

type Row = {
  pci_id: string
  vendor: string | null
  name: string | null
  kind: string
  code_name: string | null
  architecture: string | null
  isa: string | null
  source: string
  listed: string | null
  sold: string[] | null
  sold_source: string | null
  group: string | null
  modules: string[] | null
}

/**
 * Says of every device what all sources together tell, in whichever order they were imported, and drops the ids that no
 * source names any more (unless somebody follows one). Returns how many devices changed or went.
 */
export async function settleDevices(tx: Transaction): Promise<{ changed: number; removed: number }> {
  const removed = await tx.execute(sql`
    delete from device d where not exists (select 1 from board b where b.pci_id = d.pci_id)
      and not exists (select 1 from driver_claim c where c.device_id <> '' and c.vendor_id || ':' || c.device_id = d.pci_id)
      and not exists (select 1 from follow f where f.pci_id = d.pci_id)
    returning 1`)
  const vendors = new Set(
    (await tx.execute<{ slug: string }>(sql`select slug from vendor`)).map(({ slug }) => slug),
  )
  const rows = await tx.execute<Row>(facts)
  const changed = rows.flatMap((row) => {
    const next = settled(row, vendors)
    const same = columns.every((column) => next[column] === row[column])
    return same ? [] : [next]
  })
  if (changed.length > 0)
    await tx.execute(sql`
      update device d set vendor = given.vendor, name = given.name, kind = given.kind, code_name = given.code_name,
        architecture = given.architecture, isa = given.isa, source = given.source, updated_at = now()
      from ${tableOfRows(changed, columns, columns)} where d.pci_id = given.pci_id`)
  return { changed: changed.length, removed: removed.length }
}

const columns = ['pci_id', 'vendor', 'name', 'kind', 'code_name', 'architecture', 'isa', 'source'] as const

function settled(row: Row, vendors: Set<string>) {
  const { listed, group, sold, modules } = row
  const { codeName, vendor, ...description } = describeDevice({
    pciId: row.pci_id,
    listed,
    group,
    sold: sold ?? [],
    modules: modules ?? [],
  })
  const named = listed === null ? row.sold_source : 'pci-ids'
  return {
    ...description,
    pci_id: row.pci_id,
    code_name: codeName,
    vendor: vendor !== null && vendors.has(vendor) ? vendor : null,
    source: named ?? (group === null ? (modules ? 'module-aliases' : row.source) : 'intel-groups'),
  }
}

const facts = sql`
  with plain as (
      select pci_id,
        max(name) filter (where source = 'pci-ids' and subsystem = '' and revision = '') as listed,
        max(name) filter (where source = 'intel-groups') as "group",
        array_agg(distinct name) filter (where source in ('nvidia-gpus', 'amdgpu-ids') and subsystem = '') as sold,
        max(source) filter (where source in ('nvidia-gpus', 'amdgpu-ids') and subsystem = '') as sold_source
      from board group by pci_id),
    claimed as (
      select vendor_id || ':' || device_id as pci_id, array_agg(distinct module) as modules
      from driver_claim where device_id <> '' group by 1)
  select d.pci_id, d.vendor, d.name, d.kind, d.code_name, d.architecture, d.isa, d.source,
    plain.listed, plain."group", plain.sold, plain.sold_source, claimed.modules
  from device d left join plain using (pci_id) left join claimed using (pci_id)`
