import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { parseEnvironment } from '@/lib/environments/parse'
import { readFacts } from '@/lib/environments/stored'
import { type Machine, machineOf } from './machine'
import type { RigChoice } from './types'

/** The rigs somebody may report on, the chosen one first. */
export async function listRigChoices(userId: string, executor: Executor = db): Promise<RigChoice[]> {
  const rows = await executor.execute<RigRow>(selectRigs(sql`r.user_id = ${userId}`))
  return rows.map(toChoice)
}

/** The machine of the chosen rig, by which readers are told what applies to them; null without one. */
export async function getChosenMachine(userId: string): Promise<{ name: string; machine: Machine } | null> {
  const [row] = await db.execute<{ name: string; facts: unknown; log: string | null }>(sql`
    select r.name, e.facts, case when jsonb_typeof(e.facts) <> 'object' then e.log end as log
    from rig r join environment e on e.id = r.environment_id where r.user_id = ${userId} and r.chosen`)
  if (!row) return null
  const facts = readFacts(row.facts) ?? parseEnvironment(row.log ?? '')
  return { name: row.name, machine: machineOf(facts) }
}

function selectRigs(where: SQL): SQL {
  return sql`
    select r.id, r.name, r.chosen, r.environment_id, e.driver, e.driver_version
    from rig r join environment e on e.id = r.environment_id where ${where}
    order by r.chosen desc, lower(r.name) limit 100`
}

type RigRow = {
  id: number
  name: string
  chosen: boolean
  environment_id: number
  driver: string | null
  driver_version: string | null
}

function toChoice({ environment_id, driver_version, ...row }: RigRow): RigChoice {
  return { ...row, environmentId: environment_id, driverVersion: driver_version }
}
