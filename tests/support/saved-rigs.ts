import { db, transaction } from '@/db/client'
import { rigs } from '@/db/schema'
import { prepareEnvironment, writeEnvironment } from '@/lib/environments/commands'

type Machine = {
  pciId?: string
  name?: string
  driver?: string
  version?: string
  kernel?: string
  distro?: string
}

/** What a member would paste of such a machine. */
export function pasteOf({
  pciId = '10de:2684',
  name = 'AD102 [GeForce RTX 4090]',
  driver = 'nvidia',
  version = '580.95.05',
  kernel = '6.17.4-arch2-1',
  distro = 'fedora',
}: Machine = {}): string {
  const vendor = pciId.startsWith('10de') ? 'NVIDIA Corporation' : 'Advanced Micro Devices, Inc. [AMD/ATI]'
  const lines = [
    `Linux box ${kernel} #1 SMP PREEMPT_DYNAMIC x86_64 GNU/Linux`,
    'NAME="A distribution"',
    `ID=${distro}`,
    'VERSION_ID="43"',
    'PRETTY_NAME="A distribution 43"',
    `01:00.0 VGA compatible controller [0300]: ${vendor} ${name} [${pciId}] (rev a1)`,
    `\tKernel driver in use: ${driver}`,
  ]
  if (driver === 'nvidia')
    lines.push(`NVRM version: NVIDIA UNIX x86_64 Kernel Module  ${version}  Tue Sep 23 10:11:16 UTC 2025`)
  return lines.join('\n')
}

/** Saves a rig as its owner has it; the first one asked for as `chosen` is "my environment". */
export async function saveMachine(
  owner: { id: string },
  machine: Machine & { rig?: string; chosen?: boolean } = {},
): Promise<{ rig: number; environment: number }> {
  const { rig: name = `rig ${Math.random().toString(36).slice(2, 8)}`, chosen = false, ...facts } = machine
  const environment = await transaction((tx) =>
    writeEnvironment(tx, prepareEnvironment(pasteOf(facts)), owner.id),
  )
  const [row] = await db
    .insert(rigs)
    .values({ userId: owner.id, name, chosen, environmentId: environment })
    .returning({ id: rigs.id })
  if (!row) throw new Error('No rig')
  return { rig: row.id, environment }
}
