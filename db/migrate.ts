import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import type { Sql } from 'postgres'
import { withScriptClient } from './client'
import { codeOf, SetupFailure } from './failure'
import { databaseSettings } from './url'

const folder = 'db/migrations'
const extensions = ['citext', 'pg_trgm', 'unaccent']
// Any fixed number: what matters is that every instance asks for the same lock.
const migrationLock = 6_636_473

/** Brings the schema up to date. Instances that start together wait for the first of them. */
export async function migrateDatabase(url: string): Promise<void> {
  await withScriptClient(databaseSettings(url).url, async (sql) => {
    await sql`select pg_advisory_lock(${migrationLock})`
    await ensureExtensions(sql)
    try {
      await migrate(drizzle(sql), { migrationsFolder: folder })
    } catch (error) {
      throw explained(error)
    }
  })
}

async function ensureExtensions(sql: Sql): Promise<void> {
  const present = await sql<{ name: string }[]>`select extname as name from pg_extension`
  const missing = extensions.filter((name) => !present.some((row) => row.name === name))
  try {
    for (const name of missing) await sql`create extension if not exists ${sql(name)}`
  } catch (error) {
    const commands = missing.map((name) => `create extension ${name};`).join(' ')
    const [place] = await sql<{ name: string }[]>`select current_database() as name`
    throw new SetupFailure(
      `The database "${place?.name}" lacks the extensions ${missing.join(', ')} (${reasonOf(error)}): let its administrator run ${commands}`,
      { cause: error },
    )
  }
}

function explained(error: unknown): unknown {
  const reasons: Record<string, string> = {
    '53100': 'the disk of the database is full.',
    '42501': 'its account may not create tables here; it should own the database.',
    '25006': 'the server is read-only.',
  }
  const reason = reasons[codeOf(error) ?? '']
  return reason
    ? new SetupFailure(`The database cannot be brought up to date: ${reason}`, { cause: error })
    : error
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
