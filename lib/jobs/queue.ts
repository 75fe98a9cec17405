import { EventEmitter, once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Logger, runMigrations, runTaskList, type TaskList } from 'graphile-worker'
import { Pool, type PoolClient } from 'pg'
import { databaseSettings } from '@/db/url'
import { type Loop, startLoop } from './loop'

export type Queue = Loop & {
  /** Whether its tables are there. */
  isReady: () => boolean
  add: (task: string) => Promise<void>
}

/** One session listens, one works, one adds. */
const SESSIONS = 3
const RESTART_MS = 1_000
/** A connection that is silently gone must not hold up a stop. */
const PATIENCE_MS = 10_000

/**
 * Chores as jobs of graphile-worker: one at a time, tried again with growing pauses, shared by all processes.
 *
 * Only its pool of workers is used. Its `run()` with crontab ends the process a minute after the database went away
 * (a rejection nobody can catch, 0.16.6), and a worker that could not report the end of a job never comes back: so time
 * is kept by `startClock`, and a pool that lost its worker is replaced.
 */
export function startQueue(tasks: TaskList): Queue {
  const settings = databaseSettings()
  const pool = openPool(settings.url)
  const ending = new AbortController()
  const options = {
    ...{ pgPool: pool, concurrency: 1, noHandleSignals: true, noPreparedStatements: !settings.session },
    logger: quietLogger,
  }
  let ready = false
  const work = async (well: () => void) => {
    await runMigrations({ ...options })
    ready = true
    well()
    await workUntilBroken(options, tasks, pool, ending.signal)
  }
  const loop = startLoop('the job queue', work, RESTART_MS)
  return {
    isReady: () => ready,
    // The newest wish replaces one that waits; one that is underway goes on.
    add: async (task) => {
      await pool.query('select graphile_worker.add_job($1, job_key := $1, max_attempts := 5)', [task])
    },
    stop: async () => {
      ending.abort()
      await loop.stop()
      await within(PATIENCE_MS, pool.end())
    },
  }
}

type Options = Parameters<typeof runTaskList>[0] & { pgPool: Pool }

async function workUntilBroken(options: Options, tasks: TaskList, pool: Pool, ending: AbortSignal) {
  if (ending.aborted) return
  const events = new EventEmitter()
  const workers = runTaskList({ ...options, events }, tasks, pool)
  await Promise.race([once(events, 'worker:stop'), whenAborted(ending)])
  await within(PATIENCE_MS, workers.gracefulShutdown('The workers are replaced or the site stops'))
}

function openPool(connectionString: string): Pool {
  const pool = new Pool({
    connectionString,
    max: SESSIONS,
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000,
    keepAlive: true,
    application_name: 'nomodeset-jobs',
  })
  // Without listeners a lost connection would end the process; whoever uses it next gets the error.
  pool.on('error', () => undefined)
  pool.on('connect', (client: PoolClient) => void client.on('error', () => undefined))
  return pool
}

function within(ms: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, pause(ms, undefined, { ref: false })])
}

function whenAborted(signal: AbortSignal): Promise<unknown> {
  return signal.aborted ? Promise.resolve() : once(signal, 'abort')
}

/** Says what went wrong within a job; that the database is away is told by others. */
const quietLogger = new Logger(() => (level, message) => {
  if (level === 'error' && message.startsWith('Failed task')) console.error(`jobs: ${message}`)
})
