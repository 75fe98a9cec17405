import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db, transaction } from '@/db/client'
import { environmentDevices, environments, postEnvironments } from '@/db/schema'
import { prepareEnvironment, writeEnvironment } from '@/lib/environments/commands'
import { environmentsOf, getEnvironment } from '@/lib/environments/queries'
import { ask, createWorld } from '@/tests/support/world'

const paste = `ada@lovelace:~$ uname -a
Linux lovelace 6.12.9-arch1-1 #1 SMP PREEMPT_DYNAMIC x86_64 GNU/Linux
01:00.0 VGA compatible controller [0300]: NVIDIA Corporation AD102 [GeForce RTX 4090] [10de:2684] (rev a1)
	Kernel driver in use: nvidia
NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.95.05  Release Build`

const { ada } = await createWorld()

describe('an environment', () => {
  it('keeps facts and a text without names, and counts by device and driver', async () => {
    const prepared = prepareEnvironment(paste, [])
    const id = await transaction((tx) => writeEnvironment(tx, prepared, ada.id))
    const stored = await getEnvironment(id)
    expect(stored?.log).not.toMatch(/lovelace|ada@/)
    expect(stored?.facts.kernel).toEqual({ release: '6.12.9-arch1-1', line: 2 })
    const [row] = await db.select().from(environments).where(eq(environments.id, id))
    expect(row).toMatchObject({ driver: 'nvidia', driverVersion: '580.95.05', flavour: 'open' })
    const devices = await db
      .select({ pciId: environmentDevices.pciId })
      .from(environmentDevices)
      .where(eq(environmentDevices.environmentId, id))
    expect(devices).toEqual([{ pciId: '10de:2684' }])
  })

  it('is found with its post, and read anew when its facts are of an unknown shape', async () => {
    const question = await ask(ada)
    const id = await transaction(async (tx) => {
      const environmentId = await writeEnvironment(tx, prepareEnvironment(paste), ada.id)
      await tx.insert(postEnvironments).values({ postId: question.id, environmentId })
      return environmentId
    })
    await db
      .update(environments)
      .set({ facts: { from: 'another age' } })
      .where(eq(environments.id, id))
    const found = await environmentsOf([question.id, question.id + 1])
    expect(found.size).toBe(1)
    expect(found.get(question.id)?.facts.devices[0]?.pciId).toBe('10de:2684')
  })
})
