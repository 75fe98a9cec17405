import 'server-only'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { environments, rigs } from '@/db/schema'
import { namesOf } from '@/lib/devices/queries'
import { siteOrigin } from '@/lib/env'
import { environmentChips } from '@/lib/environments/chips'
import { readFacts } from '@/lib/environments/stored'
import { routes } from '@/lib/routes'
import type { Viewer } from '@/lib/users/types'
import type { MachineTerms, RigChoice } from './types'

export type Rig = RigChoice & { chosen: boolean; environmentId: number; updatedAt: Date }

/** Somebody's own rigs, the chosen one first. Nobody else sees them. */
export async function listRigs(viewer: Viewer): Promise<Rig[]> {
  const rows = await db
    .select({
      id: rigs.id,
      name: rigs.name,
      chosen: rigs.chosen,
      environmentId: rigs.environmentId,
      updatedAt: rigs.updatedAt,
      facts: environments.facts,
    })
    .from(rigs)
    .innerJoin(environments, eq(environments.id, rigs.environmentId))
    .where(eq(rigs.userId, viewer.id))
    .orderBy(desc(rigs.chosen), asc(sql`lower(${rigs.name})`))
  const read = rows.map(({ facts, ...rig }) => ({ ...rig, facts: readFacts(facts) }))
  const names = await namesOf(
    read.flatMap(({ facts }) => facts?.devices.flatMap(({ pciId }) => pciId ?? []) ?? []),
  )
  return read.map(({ facts, ...rig }) => ({ ...rig, chips: facts ? environmentChips(facts, names) : [] }))
}

/** What a form offers somebody: their rigs, with nothing that it does not show. */
export async function getMachineTerms(viewer: Viewer): Promise<MachineTerms> {
  const own = await listRigs(viewer)
  return {
    rigs: own.map(({ id, name, chips }) => ({ id, name, chips })),
    collector: siteOrigin() + routes.collector(),
  }
}

/** The environment that one of the viewer's own rigs has now. */
export async function findRigEnvironment(viewer: Viewer, rigId: number) {
  const [row] = await db
    .select({ id: environments.id, log: environments.log })
    .from(rigs)
    .innerJoin(environments, eq(environments.id, rigs.environmentId))
    .where(and(eq(rigs.userId, viewer.id), eq(rigs.id, rigId)))
  return row ?? null
}
