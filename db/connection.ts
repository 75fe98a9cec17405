import net from 'node:net'
import postgres from 'postgres'
import { applyCodecs, plainParameter } from './codecs'
import { DatabaseUnavailable, isConnectionFailure, isServerAnswer } from './errors'
import type { DatabaseSettings } from './url'

export const STATEMENT_MS = 1_500
export const TRANSACTION_MS = 5_000
const BUSY_LEAST_MS = 50
const BUSY_MOST_MS = 1_000

type Client = ReturnType<typeof openClient>
export type Parameters = globalThis.Parameters<Client['unsafe']>[1]
export type Statement = { text: string; params?: Parameters; rows?: 'objects' | 'arrays' }
export type Connection = ReturnType<typeof openConnection>

/**
 * One server session, for one borrower at a time. A driver client of a single connection which may dial only
 * once: when the session dies the client dies with it, so no statement can slip onto another session
 * (postgres.js #1155), and no write goes to a socket that is gone (#1154).
 */
export function openConnection(
  settings: DatabaseSettings,
  events: { onLost?: () => void; onNotify?: (channel: string, payload: string) => void } = {},
) {
  const openedAt = performance.now()
  const pending = new Set<(error: Error) => void>()
  const prepared = new Set<string>()
  let socket: net.Socket | undefined
  let lost: Error | undefined

  const client = openClient(settings, {
    onnotify: events.onNotify,
    onclose: () => lose(unavailable('The database closed the connection')),
    socket: (address) => {
      if (socket || lost) throw lost ?? unavailable('The database closed the connection')
      socket = dial(address)
      return socket
    },
  })

  function lose(error: Error) {
    if (lost) return
    lost = error
    socket?.destroy()
    for (const reject of pending) reject(error)
    pending.clear()
    events.onLost?.()
  }

  /** Settles as `work` does, unless the session dies or the moment `until` passes first. */
  function guard<T>(until: number, work: () => Promise<T>): Promise<T> {
    if (lost) return Promise.reject(lost)
    return new Promise((resolve, reject) => {
      const late = () => lose(new DatabaseUnavailable('The database missed a deadline', { cut: 'deadline' }))
      let settled = false
      const check = () => {
        // This process was too busy to talk to the database: that time is given back, once and within bounds.
        const lost = Math.min(performance.now() - until, BUSY_MOST_MS)
        if (lost > BUSY_LEAST_MS) timer = setTimeout(late, lost)
        // One more look at the socket, where an answer may lie that came in time.
        else setImmediate(() => !settled && late())
      }
      let timer = setTimeout(check, Math.max(0, until - performance.now()))
      const settle = () => {
        settled = true
        clearTimeout(timer)
        pending.delete(reject)
      }
      pending.add(reject)
      work().then(resolve, reject).finally(settle)
    })
  }

  async function send({ text, params = [], rows = 'objects' }: Statement) {
    const query = client.unsafe(text, params.map(plainParameter), {
      prepare: settings.session && worthPreparing(text),
    })
    try {
      return await (rows === 'arrays' ? query.values() : query)
    } catch (error) {
      if (lost || isServerAnswer(error)) throw error
      // Whatever else happened, the driver's idea of this session can no longer be trusted.
      lose(isConnectionFailure(error) ? unavailable(reasonOf(error), error) : toError(error))
      throw lost ?? error
    }
  }

  /** Each statement text is planned once a session; the bound keeps lists of varying length from piling up. */
  function worthPreparing(text: string) {
    if (prepared.size < 300) prepared.add(text)
    return prepared.has(text)
  }

  return {
    openedAt,
    guard,
    lose,
    run: (statement: Statement, until: number) => guard(until, () => send(statement)),
    failure: () => lost,
    hasLimits: settings.session,
    /** Says goodbye to the server; only for a session nobody uses. */
    close: async () => {
      lost ??= unavailable('The connection is closed')
      await client.end({ timeout: 1 }).catch(() => undefined)
      socket?.destroy()
    },
  }
}

type DialAddress = { host: string[]; port: number[]; path?: string | false | undefined }

function dial({ host, port, path }: DialAddress): net.Socket {
  const name = host[0] ?? 'localhost'
  const socket = path ? net.connect(path) : net.connect({ host: name, port: port[0] ?? 5432, noDelay: true })
  return Object.assign(socket, { host: name })
}

type ClientEvents = {
  onnotify: ((channel: string, payload: string) => void) | undefined
  onclose: () => void
  socket: (address: DialAddress) => net.Socket
}

function openClient({ url, session }: DatabaseSettings, events: ClientEvents) {
  // Slightly below our own deadlines, so that a slow statement ends with the server's word for it.
  const limits = {
    statement_timeout: STATEMENT_MS * 0.9,
    lock_timeout: STATEMENT_MS * 0.8,
    idle_in_transaction_session_timeout: TRANSACTION_MS,
  }
  const options = {
    ...events,
    max: 1,
    max_lifetime: null,
    fetch_types: false,
    connect_timeout: 0,
    onnotice: () => undefined,
    connection: { application_name: 'nomodeset', ...(session ? limits : {}) },
  }
  const client = postgres(url, options)
  applyCodecs(client.options)
  return client
}

function unavailable(message: string, cause?: unknown) {
  return new DatabaseUnavailable(message, { cut: 'connection', cause })
}

function reasonOf(error: unknown) {
  const { code, message } = toError(error)
  return `The database is not reachable: ${message || code}`
}

function toError(error: unknown): Error & { code?: unknown } {
  return error instanceof Error ? error : new Error(String(error))
}
