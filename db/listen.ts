import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Executor } from './client'
import { type Connection, openConnection } from './connection'
import { databaseSettings } from './url'

type Handler = (payload: string) => void

/** Tells all listeners at COMMIT; nothing is sent when `tx` is undone. A payload has at most 8,000 bytes. */
export async function notify(tx: Executor, channel: string, payload: string): Promise<void> {
  await tx.execute(sql`select pg_notify(${channel}, ${payload})`)
}

/**
 * Hears `channel` on a connection of its own and dials again when that is lost. Messages sent meanwhile are
 * lost, so `onReady` runs after every (re)connection for the caller to catch up. Needs a direct connection, not
 * a transaction pooler. Returns the function that stops it.
 */
export function listen(channel: string, handler: Handler, onReady: () => void = () => undefined): () => void {
  const stop = new AbortController()
  void hear(channel, handler, onReady, stop.signal)
  return () => stop.abort()
}

const ANSWER_MS = 5_000
const HEARTBEAT_MS = 15_000
const LONGEST_WAIT_MS = 5_000

async function hear(channel: string, handler: Handler, onReady: () => void, stop: AbortSignal) {
  for (let failures = 0; !stop.aborted; failures++) {
    const lost = new AbortController()
    const connection = openConnection(databaseSettings(), {
      onLost: () => lost.abort(),
      onNotify: (_, payload) => queueMicrotask(() => handler(payload)),
    })
    try {
      await ask(connection, `listen "${channel.replaceAll('"', '""')}"`)
      failures = 0
      queueMicrotask(onReady)
      await untilLost(connection, AbortSignal.any([stop, lost.signal]))
    } catch {
      // Dialling again is all there is to do; the pool reports the outage.
    }
    await connection.close()
    await rest(Math.min(LONGEST_WAIT_MS, 100 * 2 ** failures), stop)
  }
}

/** A silent connection may be dead without our knowing, so it is asked now and then. */
async function untilLost(connection: Connection, over: AbortSignal) {
  while (!over.aborted) {
    await rest(HEARTBEAT_MS, over)
    if (!over.aborted) await ask(connection, 'select 1')
  }
}

function ask(connection: Connection, text: string) {
  return connection.run({ text }, performance.now() + ANSWER_MS)
}

async function rest(ms: number, signal: AbortSignal) {
  await pause(ms, undefined, { signal }).catch(() => undefined)
}
