import { AsyncLocalStorage } from 'node:async_hooks'
import postgres from 'postgres'
import { type Connection, type Parameters, STATEMENT_MS, type Statement, TRANSACTION_MS } from './connection'
import { DatabaseUnavailable, isDatabaseUnavailable, isUnavailable } from './errors'
import { currentPool } from './pool'

export type Isolation = 'read committed' | 'repeatable read' | 'serializable'
/** `until` is the moment (of `performance.now()`) by which all attempts together must be done. */
export type TransactionLimits = { deadlineMs?: number; until?: number; isolation?: Isolation }

/** Carries limits to `begin`, because drizzle's own `transaction` passes none to the driver. */
export const transactionLimits = new AsyncLocalStorage<TransactionLimits>()

/**
 * What drizzle-orm/postgres-js needs of a postgres.js client, over our pool and its deadlines. The client inside
 * lends its shape only; it never connects.
 */
export const driver = Object.assign(postgres({ max: 1 }), { unsafe: query(runAlone), begin })

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
      throw isDatabaseUnavailable(error) ? cutShort(error, true) : error
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
    await statement({ text: opening(limits, connection.hasLimits) })
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
    throw isDatabaseUnavailable(error) ? cutShort(error, true) : error
  })
  // Postgres answers COMMIT of a failed transaction with ROLLBACK and no error.
  if (answer.command !== 'COMMIT') throw failed() ?? new Error('Postgres rolled the transaction back')
}

/** The session already has the usual limits, unless a pooler stands between; one round trip either way. */
function opening({ deadlineMs, isolation }: TransactionLimits, hasLimits: boolean) {
  const begin = isolation ? `begin isolation level ${isolation}` : 'begin'
  if (deadlineMs === undefined && hasLimits) return begin
  const whole = Math.ceil(deadlineMs ?? TRANSACTION_MS)
  const each = Math.ceil((deadlineMs ?? STATEMENT_MS) * 0.9)
  const limits = { statement_timeout: each, lock_timeout: each, idle_in_transaction_session_timeout: whole }
  return [begin, ...Object.entries(limits).map(([name, ms]) => `set local ${name} = ${ms}`)].join('; ')
}

/** Keeps the word of a COMMIT that may have arrived; everything before it was undone by the server. */
function undone(error: unknown) {
  if (isDatabaseUnavailable(error) && error.mayHaveCommitted) return error
  return cutShort(error, false)
}

function cutShort(error: unknown, mayHaveCommitted: boolean) {
  const cut = isDatabaseUnavailable(error) ? error.cut : 'connection'
  const message = error instanceof Error ? error.message : 'The database is not reachable'
  return new DatabaseUnavailable(message, { cut, mayHaveCommitted, cause: error })
}
