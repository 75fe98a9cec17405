import 'server-only'
import type { Transaction } from '@/db/client'
import { environmentDevices, environments } from '@/db/schema'
import { parseEnvironment } from './parse'
import { scrub } from './scrub'
import { summarise } from './summary'
import type { Environment } from './types'

export type PreparedEnvironment = { log: string; facts: Environment }

/** Scrubs a pasted text and reads it; what is kept and shown never held the secrets. Outside the transaction: it takes time. */
export function prepareEnvironment(text: string, chosen: readonly string[] = []): PreparedEnvironment {
  const log = scrub(text, chosen).text
  return { log, facts: parseEnvironment(log) }
}

/** Stores an environment with its devices; returns its id. */
export async function writeEnvironment(
  tx: Transaction,
  { log, facts }: PreparedEnvironment,
  createdBy: string,
): Promise<number> {
  const { pciIds, ...columns } = summarise(facts)
  const [row] = await tx
    .insert(environments)
    .values({ log, facts, createdBy, ...columns })
    .returning({ id: environments.id })
  if (!row) throw new Error('No environment was stored')
  if (pciIds.length > 0)
    await tx.insert(environmentDevices).values(pciIds.map((pciId) => ({ environmentId: row.id, pciId })))
  return row.id
}
