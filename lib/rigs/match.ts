import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { environments, rigs } from '@/db/schema'
import { truncateVersion } from '@/lib/versions/compare'

/** "My environment" as lists and the search compare it with others. */
export type Machine = {
  name: string
  /** Its own devices, then those of the same architecture. */
  pciIds: string[]
  driver: string | null
  /** `580` of `580.95.05`; null for drivers that have no versions of their own. */
  branch: string | null
}

/** An architecture may have hundreds of ids; each is one more look-up. */
const DEVICES_MAX = 400

/** The rig that somebody chose as "my environment"; null while none is chosen. */
export async function getMachine(viewer: { id: string } | null): Promise<Machine | null> {
  if (!viewer) return null
  const [row] = await db
    .select({
      environmentId: rigs.environmentId,
      name: rigs.name,
      driver: environments.driver,
      version: environments.driverVersion,
    })
    .from(rigs)
    .innerJoin(environments, eq(environments.id, rigs.environmentId))
    .where(and(eq(rigs.userId, viewer.id), rigs.chosen))
  if (!row) return null
  const { environmentId, name, driver, version } = row
  return { name, driver, branch: branchOf(driver, version), pciIds: await listKin(environmentId) }
}

/** NVIDIA's branches are the first number of a version; those of Mesa, ROCm and others the first two. */
export function branchOf(driver: string | null, version: string | null): string | null {
  if (driver === null || version === null) return null
  return truncateVersion(version, driver === 'nvidia' ? 1 : 2) || null
}

async function listKin(environmentId: number): Promise<string[]> {
  const rows = await db.execute<{ pci_id: string }>(sql`
    select pci_id from (
      select pci_id, true as own from environment_device where environment_id = ${environmentId}
      union
      select kin.pci_id, false from environment_device e join device d on d.pci_id = e.pci_id
        join device kin on kin.architecture = d.architecture and kin.vendor is not distinct from d.vendor
        where e.environment_id = ${environmentId}) found
    group by pci_id order by bool_or(own) desc, pci_id limit ${DEVICES_MAX}`)
  return rows.map(({ pci_id }) => pci_id)
}
