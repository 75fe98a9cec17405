import { type Connection, openConnection } from './connection'
import { DatabaseUnavailable, isDatabaseUnavailable } from './errors'
import { createQueue } from './queue'
import { type DatabaseSettings, databaseSettings } from './url'

declare global {
  // One pool a process: Next bundles this module more than once, and reloads it in development.
  var nomodesetPool: { settings: DatabaseSettings; pool: Pool } | undefined
}

type Pool = ReturnType<typeof createPool>

/** The pool of this process, opened at first use and again when the configured address changes. */
export function currentPool(): Pool {
  const settings = databaseSettings()
  const known = globalThis.nomodesetPool
  if (known && isSame(known.settings, settings)) return known.pool
  void known?.pool.close()
  const pool = createPool(settings)
  globalThis.nomodesetPool = { settings, pool }
  return pool
}

/** Ends all sessions of this process. The next use opens a new pool. */
export async function closeDatabase(): Promise<void> {
  const known = globalThis.nomodesetPool
  globalThis.nomodesetPool = undefined
  await known?.pool.close()
}

/**
 * postgres.js 3.4.9 can write to a socket that closed during the handshake and so end the process
 * (porsager/postgres #1154, #1168, #1199). Swallows exactly that, and opens the pool anew.
 */
export function installCrashGuard(): void {
  if (guarded) return
  guarded = true
  let told = false
  process.on('uncaughtException', (error: unknown) => {
    if (isDriverCrash(error)) {
      if (!told) console.warn('database: the driver wrote to a closed socket; the pool is opened anew')
      told = true
      globalThis.nomodesetPool?.pool.rebuild()
      return
    }
    // With no other listener Node would have ended the process here; so do we.
    if (process.listenerCount('uncaughtException') === 1) throw error
  })
}

let guarded = false

const MISSES_BEFORE_REBUILD = 3
const LIFETIME_MS = 45 * 60_000
const QUIET_MS = 5_000

/**
 * Lends each connection to one borrower at a time. A connection that died or missed a deadline is thrown away
 * by itself; three failures in a row throw all away, and then a single probe goes first until one succeeds.
 */
export function createPool(settings: DatabaseSettings) {
  const line = createQueue(settings.size)
  const idle: Connection[] = []
  let rebuilt = 0
  let missed = 0
  let failuresInRow = 0
  let quietUntil = 0
  let closed = false

  /** Runs `work` with a connection of its own; waiting in line counts towards `until`. */
  async function use<T>(until: number, work: (connection: Connection) => Promise<T>): Promise<T> {
    await line.take(until)
    let answered = false
    try {
      if (closed) throw new DatabaseUnavailable('The database pool is closed', { cut: 'queue' })
      const generation = rebuilt
      const connection = idle.pop() ?? open()
      try {
        return await work(connection)
      } finally {
        answered = connection.failure() === undefined
        report(connection.failure())
        giveBack(connection, generation)
      }
    } finally {
      line.handBack(answered)
    }
  }

  function open(): Connection {
    const connection = openConnection(settings, {
      onLost: () => {
        const at = idle.indexOf(connection)
        if (at >= 0) idle.splice(at, 1)
      },
    })
    return connection
  }

  function giveBack(connection: Connection, generation: number) {
    if (connection.failure()) return
    const tired = performance.now() - connection.openedAt > LIFETIME_MS
    if (closed || tired || generation !== rebuilt) void connection.close()
    else idle.push(connection)
  }

  function report(failure: Error | undefined) {
    if (isDatabaseUnavailable(failure)) reportFailure(failure.message)
    else if (failuresInRow > 0) reportAnswer()
  }

  function reportFailure(reason: string) {
    missed += 1
    failuresInRow += 1
    if (failuresInRow < MISSES_BEFORE_REBUILD) return
    // The probe failed: nobody behind it needs to wait for the same answer.
    if (failuresInRow > MISSES_BEFORE_REBUILD) return line.refuseAll(reason)
    tell(`${reason}; the pool is opened anew`)
    line.setPlaces(1)
    rebuild()
  }

  function reportAnswer() {
    if (failuresInRow >= MISSES_BEFORE_REBUILD) tell('It answers again')
    failuresInRow = 0
    line.setPlaces(settings.size)
  }

  function rebuild() {
    rebuilt += 1
    const thrownAway = new DatabaseUnavailable('The connection was thrown away', { cut: 'connection' })
    for (const connection of idle.splice(0)) connection.lose(thrownAway)
  }

  /** An outage may begin and end many times a second; the log needs to hear it now and then. */
  function tell(news: string) {
    if (performance.now() < quietUntil) return
    quietUntil = performance.now() + QUIET_MS
    console.warn(`database: ${news}`)
  }

  async function close() {
    closed = true
    line.refuseAll('The database pool is closed')
    await Promise.all(idle.splice(0).map((connection) => connection.close()))
  }

  return {
    use,
    rebuild,
    close,
    gauges: () => ({
      size: settings.size,
      idle: idle.length,
      rebuilt,
      missed,
      failuresInRow,
      ...line.gauges(),
    }),
  }
}

function isSame(one: DatabaseSettings, other: DatabaseSettings) {
  return one.url === other.url && one.size === other.size && one.session === other.session
}

function isDriverCrash(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    error.message === "Cannot read properties of null (reading 'write')" &&
    /postgres[\\/].*connection\.js/.test(error.stack ?? '')
  )
}
