import { setTimeout as pause } from 'node:timers/promises'
import type { PgTransaction } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsDatabase, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import type { ExtractTablesWithRelations } from 'drizzle-orm/relations'
import postgres from 'postgres'
import { TRANSACTION_MS } from './connection'
import { driver, type Isolation, transactionLimits } from './driver'
import { isLostBeforeCommit, isSerializationFailure } from './errors'
import { databaseSettings } from './url'

export { closeDatabase } from './pool'

type NoRelations = Record<string, never>

export type Database = PostgresJsDatabase<NoRelations>
export type Transaction = PgTransaction<
  PostgresJsQueryResultHKT,
  NoRelations,
  ExtractTablesWithRelations<NoRelations>
>
/** For functions that may run alone or as a part of a transaction. */
export type Executor = Database | Transaction

/** For single statements, each with 1.5 seconds. Connects at first use. */
export const db: Database = drizzle(driver, { casing: 'snake_case' })

/**
 * Runs `work` in one transaction, on one connection, within `deadlineMs` (5 seconds; each statement 1.5 unless
 * stated otherwise). Runs it again, up to `retries` times, when Postgres undid it for a neighbour's sake or the
 * connection died before COMMIT; so `work` must do nothing but talk to `tx`.
 */
export async function transaction<T>(
  work: (tx: Transaction) => Promise<T>,
  options: { deadlineMs?: number; isolation?: Isolation; retries?: number } = {},
): Promise<T> {
  const { deadlineMs, isolation, retries = 3 } = options
  const until = performance.now() + (deadlineMs ?? TRANSACTION_MS)
  for (let attempt = 0; ; attempt++) {
    try {
      return await transactionLimits.run({ deadlineMs, until, isolation }, () => db.transaction(work))
    } catch (error) {
      const again = isSerializationFailure(error) || isLostBeforeCommit(error)
      const wait = (0.5 + Math.random()) * 20 * 2 ** attempt
      if (!again || attempt >= retries || performance.now() + wait > until) throw error
      await pause(wait)
    }
  }
}

/** One plain connection without deadlines, for migrations, COPY and other scripts. */
export async function withScriptClient<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(databaseSettings(url).url, { max: 1, onnotice: () => undefined })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}
