import 'server-only'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { rigs } from '@/db/schema'
import { report } from '@/lib/reports/commands'
import { addRig } from '@/lib/rigs/commands'
import type { Viewer } from '@/lib/users/types'
import type { Random } from './random'
import type { Scene } from './scenes'

export type Owner = { person: Viewer; rigs: { id: number; vendor: string }[] }

const RIGS = 2
const OUTCOMES = ['works', 'works', 'works', 'works', 'partly', 'fails'] as const

/** Gives every demo account two machines; those that have theirs already keep them. */
export async function giveRigs(people: Viewer[], nextScene: () => Scene): Promise<Owner[]> {
  const owners: Owner[] = []
  for (const person of people) {
    for (let number = 1; number <= RIGS; number++) {
      const { machine, vendor } = nextScene()
      // A name that is taken is a rig of an earlier run.
      await addRig(person, { name: `demo ${vendor} ${number}`, environment: machine })
    }
    const own = await db.select({ id: rigs.id, name: rigs.name }).from(rigs).where(eq(rigs.userId, person.id))
    owners.push({
      person,
      rigs: own.map(({ id, name }) => ({ id, vendor: name.split(' ')[1] ?? '' })),
    })
  }
  return owners
}

/** What some of those with a machine of the same vendor saw when they tried an answer. */
export async function reportOn(
  owners: Owner[],
  random: Random,
  { id, vendor }: { id: number; vendor: string },
): Promise<void> {
  for (const { person, rigs: own } of owners) {
    const rig = own.find((one) => one.vendor === vendor)
    if (!rig || !random.chance(0.12)) continue
    const result = await report(person, { id, rig: rig.id, outcome: random.pick(OUTCOMES), comment: '' })
    if (!result.ok) throw new Error(`Demo world: ${result.error.message}`)
  }
}
