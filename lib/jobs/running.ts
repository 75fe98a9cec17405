import type { Loop } from './loop'

declare global {
  // Started within Next's bundle, stopped by the server around it.
  var nomodesetBackground: Loop | undefined
}

export function isBackgroundRunning(): boolean {
  return globalThis.nomodesetBackground !== undefined
}

export function keepBackground(loop: Loop): void {
  globalThis.nomodesetBackground = loop
}

/** Ends the background work of this process, once what is underway is done. Call it while the database is open. */
export async function stopBackground(): Promise<void> {
  const running = globalThis.nomodesetBackground
  globalThis.nomodesetBackground = undefined
  await running?.stop()
}
