import { db } from '@/db/client'
import { environmentDevices, environments, rigs } from '@/db/schema'

type Machine = { driver: string; driverVersion: string; kernel: string; pciId: string }

const usual: Machine = {
  driver: 'nvidia',
  driverVersion: '580.95.05',
  kernel: '6.17.4-arch2-1',
  pciId: '10de:2684',
}

/** A rig for a browser test, written as the site would have stored it; it is its owner's chosen one. */
export async function giveRig(owner: { id: string }, facts: Partial<Machine> = {}): Promise<number> {
  const { pciId, ...machine } = { ...usual, ...facts }
  const [row] = await db
    .insert(environments)
    .values({
      facts: factsOf({ pciId, ...machine }),
      log: 'A machine for a test',
      createdBy: owner.id,
      ...machine,
    })
    .returning({ id: environments.id })
  if (!row) throw new Error('No environment')
  await db.insert(environmentDevices).values({ environmentId: row.id, pciId })
  const [rig] = await db
    .insert(rigs)
    .values({ userId: owner.id, name: 'desk', environmentId: row.id, chosen: true })
    .returning({ id: rigs.id })
  if (!rig) throw new Error('No rig')
  return rig.id
}

function factsOf({ driver, driverVersion, kernel, pciId }: Machine) {
  const device = { pciId, name: null, subsystem: null, revision: null, address: null, driver, line: 1 }
  return {
    devices: [device],
    drivers: [{ name: driver, flavour: null, version: driverVersion, line: 1 }],
    kernel: { release: kernel, line: 1 },
    ...{ distro: null, versions: {}, session: null, secureBoot: null, virtualization: null, tools: [] },
  }
}
