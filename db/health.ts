import { readFile } from 'node:fs/promises'
import { currentPool } from './pool'

const READY_MS = 500
const JOURNAL = 'db/migrations/meta/_journal.json'

export type Readiness = { ok: true } | { ok: false; reason: string }

/** Whether Postgres answers within half a second and has every migration of this version. */
export async function databaseReady(): Promise<Readiness> {
  try {
    const expected = await newestMigration()
    const applied = await lastApplied(performance.now() + READY_MS)
    return applied < expected ? { ok: false, reason: 'The database lacks migrations' } : { ok: true }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : 'The database does not answer' }
  }
}

/** For /metrics: connections lent and idle, borrowers waiting and refused, deadlines missed, pools rebuilt. */
export function poolGauges() {
  return currentPool().gauges()
}

let newest: Promise<number> | undefined

/** Drizzle orders migrations by the time in their journal entry, and writes that time into the database. */
function newestMigration(): Promise<number> {
  newest ??= readFile(JOURNAL, 'utf8').then((journal) => {
    const times = [...journal.matchAll(/"when": (\d+)/g)].map((match) => Number(match[1]))
    return Math.max(0, ...times)
  })
  return newest
}

async function lastApplied(until: number): Promise<number> {
  const text = `select coalesce(max(created_at), 0) as at from drizzle.__drizzle_migrations`
  const [row] = await currentPool().use(until, (connection) => connection.run({ text }, until))
  return Number(row?.at)
}
