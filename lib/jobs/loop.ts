import { setTimeout as pause } from 'node:timers/promises'
import { isUnavailable } from '@/db/errors'

export type Loop = { stop: () => Promise<void> }

const REST_AFTER_FAILURE_MS = 5_000

/**
 * Does `work` again and again with a rest between. A failure is told once, until it goes well again; nothing ends the
 * loop but `stop`, which waits for what is underway.
 */
export function startLoop(what: string, work: () => Promise<unknown>, restMs: number): Loop {
  const ending = new AbortController()
  const ended = run(what, work, restMs, ending.signal)
  return {
    stop: () => {
      ending.abort()
      return ended
    },
  }
}

async function run(what: string, work: () => Promise<unknown>, restMs: number, ending: AbortSignal) {
  let failing = false
  while (!ending.aborted) {
    const error = await work().then(
      () => null,
      (reason: unknown) => reason ?? 'unknown',
    )
    if (error && !failing) console.error(`jobs: ${what} failed and is tried again:`, messageOf(error))
    if (!error && failing) console.warn(`jobs: ${what} works again`)
    failing = error !== null
    await rest(failing ? Math.max(restMs, REST_AFTER_FAILURE_MS) : restMs, ending)
  }
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal, ref: false }).catch(() => undefined)
}

/** A database that is away has said all in one line; a bug needs its stack. */
function messageOf(error: unknown): unknown {
  return isUnavailable(error) && error instanceof Error ? error.message : error
}
