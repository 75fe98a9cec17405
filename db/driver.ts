import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type Connection,
  type Parameters,
  STATEMENT_MS,
  type Statement,
  TRANSACTION_MS,
  template,
} from './connection'
import { DatabaseUnavailable, isUnavailable } from './errors'
import { currentPool } from './pool'

export type Isolation = 'read committed' | 'repeatable read' | 'serializable'
/** `until` is the moment (of `performance.now()`) by which all attempts together must be done. */
export type TransactionLimits = { deadlineMs?: number; until?: number; isolation?: Isolation }

/** Carries limits to `begin`, because drizzle's own `transaction` passes none to the driver. */
export const transactionLimits = new AsyncLocalStorage<TransactionLimits>()

/** What drizzle-orm/postgres-js needs of a postgres.js client, over our pool and its deadlines. */
export const driver = Object.assign(template, { unsafe: query(runAlone), begin })

type Run = (statement: Statement) => Promise<unknown[]>
type Scope = {
  unsafe: ReturnType<typeof query>
  savepoint: <T>(work: (scope: Scope) => Promise<T>) => Promise<T>
}

/** Drizzle may ask for rows as arrays by `.values()` in the same tick, so the statement starts in the next. */
function query(run: Run) {
  return (text: string, params?: Parameters) => {
    const statement: Statement = { text, params }
    const answer = Promise.resolve().then(() => run(statement))
    return Object.assign(answer, {
      values: () => {
        statement.rows = 'arrays'
        return answer
      },
    })
  }
}

function runAlone(statement: Statement) {
  const until = performance.now() + STATEMENT_MS
  return currentPool().use(until, async (connection) => {
    try {
      return await connection.run(statement, until)
    } catch (error) {
      throw error instanceof DatabaseUnavailable ? cutShort(error, true) : error
    }
  })
}

function begin<T>(work: (scope: Scope) => Promise<T>): Promise<T> {
  const limits = transactionLimits.getStore() ?? {}
  const until = limits.until ?? performance.now() + TRANSACTION_MS
  return currentPool().use(until, (connection) => runTransaction(connection, work, limits, until))
}

async function runTransaction<T>(
  connection: Connection,
  work: (scope: Scope) => Promise<T>,
  limits: TransactionLimits,
  until: number,
): Promise<T> {
  const { scope, statement, finish, failed } = transactionScope(
    connection,
    limits.deadlineMs ?? STATEMENT_MS,
    until,
  )
  try {
    await statement({ text: opening(limits) })
    const value = await connection.guard(until, () => work(scope))
    finish()
    await commit(connection, failed)
    return value
  } catch (error) {
    finish()
    if (connection.failure()) throw isUnavailable(error) ? undone(error) : error
    await connection.run({ text: 'rollback' }, performance.now() + STATEMENT_MS).catch(() => undefined)
    throw error
  }
}

function transactionScope(connection: Connection, statementMs: number, until: number) {
  let open = true
  let savepoints = 0
  let firstError: unknown

  async function statement(asked: Statement) {
    if (!open) throw new Error('A statement came after the end of its transaction')
    try {
      return await connection.run(asked, Math.min(until, performance.now() + statementMs))
    } catch (error) {
      firstError ??= error
      throw error
    }
  }

  const scope: Scope = {
    unsafe: query(statement),
    savepoint: async (work) => {
      const name = `s${savepoints++}`
      await statement({ text: `savepoint ${name}` })
      try {
        const value = await work(scope)
        await statement({ text: `release savepoint ${name}` })
        return value
      } catch (error) {
        await statement({ text: `rollback to savepoint ${name}` })
        firstError = undefined
        throw error
      }
    },
  }
  const finish = () => {
    open = false
  }
  return { scope, statement, finish, failed: () => firstError }
}

async function commit(connection: Connection, failed: () => unknown) {
  const until = performance.now() + STATEMENT_MS
  const answer = await connection.run({ text: 'commit' }, until).catch((error: unknown) => {
    throw error instanceof DatabaseUnavailable ? cutShort(error, true) : error
  })
  // Postgres answers COMMIT of a failed transaction with ROLLBACK and no error.
  if (answer.command !== 'COMMIT') throw failed() ?? new Error('Postgres rolled the transaction back')
}

function opening({ deadlineMs, isolation }: TransactionLimits) {
  const begin = isolation ? `begin isolation level ${isolation}` : 'begin'
  if (deadlineMs === undefined) return begin
  const allowed = Math.ceil(deadlineMs)
  return `${begin}; set local statement_timeout = ${allowed}; set local lock_timeout = ${Math.ceil(allowed * 0.8)}; set local idle_in_transaction_session_timeout = ${allowed}`
}

/** Keeps the word of a COMMIT that may have arrived; everything before it was undone by the server. */
function undone(error: unknown) {
  if (error instanceof DatabaseUnavailable && error.mayHaveCommitted) return error
  return cutShort(error, false)
}

function cutShort(error: unknown, mayHaveCommitted: boolean) {
  const cut = error instanceof DatabaseUnavailable ? error.cut : 'connection'
  const message = error instanceof Error ? error.message : 'The database is not reachable'
  return new DatabaseUnavailable(message, { cut, mayHaveCommitted, cause: error })
}
