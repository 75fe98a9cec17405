type Step = { what: string; close: () => Promise<void>; limit: number }

const steps: Step[] = []
let stopping: Promise<never> | undefined
let asked = 0

/** Registers what must be closed when the process ends; the latest comes first. */
export function onStop(what: string, close: () => Promise<void>, limit = 20_000): void {
  if (steps.length === 0) listen()
  steps.push({ what, close, limit })
}

export function isStopping(): boolean {
  return stopping !== undefined
}

/** Closes everything in order and ends the process. */
export function stop(code: number): Promise<never> {
  stopping ??= closeAll().then((clean) => process.exit(clean ? code : 1))
  return stopping
}

function listen(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      const first = asked === 0 ? Date.now() : asked
      asked = first
      // npm passes on the signal that a terminal has sent to us already: only a later one means impatience.
      if (isStopping() && Date.now() - first > 1_500) process.exit(130)
      if (!isStopping()) console.log(`Stopping (${signal})`)
      void stop(0)
    })
  }
}

async function closeAll(): Promise<boolean> {
  let clean = true
  for (const { what, close, limit } of steps.toReversed()) {
    try {
      await withLimit(close(), limit)
    } catch (error) {
      clean = false
      console.error(`${what} did not close: ${error instanceof Error ? error.message : error}`)
    }
  }
  return clean
}

function withLimit(work: Promise<void>, limit: number): Promise<void> {
  const late = new Promise<void>((_, reject) => {
    setTimeout(() => reject(new Error(`not within ${limit / 1000} seconds`)), limit).unref()
  })
  return Promise.race([work, late])
}
