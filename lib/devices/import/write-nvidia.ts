import 'server-only'
import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { tableOfRows } from './columns-of'
import type { NvidiaRow } from './rows'
import type { Changes } from './types'
import { writeBoards } from './write-boards'

/** Boards of NVIDIA's list, and per device its last branch and whether the open modules drive it. */
export async function writeNvidiaFacts(tx: Transaction, source: string, rows: NvidiaRow[]): Promise<Changes> {
  const changes = await writeBoards(tx, source, rows)
  // The list repeats both for every board of a device; the entry without a subsystem comes first.
  const facts = new Map<string, { pciId: string; branch: string | null; open: string }>()
  for (const { pciId, legacyBranch, openModules, subsystem } of rows)
    if (!facts.has(pciId) || subsystem === '')
      facts.set(pciId, { pciId, branch: legacyBranch, open: String(openModules) })
  const given = tableOfRows([...facts.values()], ['pciId', 'branch', 'open'], ['pci_id', 'branch', 'open'])
  await tx.execute(sql`
    update device d set legacy_branch = g.branch, open_modules = g.open::boolean, updated_at = now()
    from device o left join (select * from ${given}) g on g.pci_id = o.pci_id
    where d.pci_id = o.pci_id and o.pci_id like '10de:%'
      and (d.legacy_branch, d.open_modules) is distinct from (g.branch, g.open::boolean)`)
  return changes
}
