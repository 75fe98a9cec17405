import { setTimeout as pause } from 'node:timers/promises'
import { isUnavailable } from '@/db/errors'

export type Loop = { stop: () => Promise<void> }

const REST_AFTER_FAILURE_MS = 5_000

/** `well` is for work that lasts: it says that what failed before goes well again. */
type Work = (well: () => void) => Promise<unknown>

/**
 * Does `work` again and again with a rest between. A failure is told once, until it goes well again; nothing ends the
 * loop but `stop`, which waits for what is underway.
 */
export function startLoop(what: string, work: Work, restMs: number): Loop {
  const ending = new AbortController()
  const ended = run(what, work, restMs, ending.signal)
  return {
    stop: () => {
      ending.abort()
      return ended
    },
  }
}

async function run(what: string, work: Work, restMs: number, ending: AbortSignal) {
  let failing = false
  const well = () => {
    if (failing && !ending.aborted) console.warn(`jobs: ${what} works again`)
    failing = false
  }
  while (!ending.aborted) {
    try {
      await work(well)
      well()
    } catch (error) {
      if (!failing) console.error(`jobs: ${what} failed and is tried again:`, messageOf(error))
      failing = true
    }
    await rest(failing ? Math.max(restMs, REST_AFTER_FAILURE_MS) : restMs, ending)
  }
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal, ref: false }).catch(() => undefined)
}

/** A database that is away has said all in one line; a bug needs its stack. */
function messageOf(error: unknown): unknown {
  if (!isUnavailable(error) || !(error instanceof Error)) return error
  return error.cause instanceof Error ? error.cause.message : error.message
}
