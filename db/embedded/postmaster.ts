import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetupFailure } from '../failure'
import { isAlive, waitUntilGone, worksIn } from './process'

export type Postmaster = { pid: number; port: number; ready: boolean }

/** What PostgreSQL notes in its data folder while it runs, and leaves there when it is killed. */
export function readPostmaster(data: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
  } catch {
    return undefined
  }
}

/** Whether a server runs on this folder. */
export function runningPostmaster(data: string): Postmaster | undefined {
  const noted = readPostmaster(data)
  return noted && noted.pid > 0 && isAlive(noted.pid) && worksIn(noted.pid, data) ? noted : undefined
}

/** Clears the way for a new server: ends one whose application was killed, and forgets one that is dead. */
export async function clearLeftovers(data: string): Promise<void> {
  const left = runningPostmaster(data)
  if (left) await end(left.pid, data)
  const noted = readPostmaster(data)
  if (noted && isAlive(noted.pid)) forgetPid(data)
}

/** A fast shutdown: sessions are ended, everything is written. */
export async function end(pid: number, data: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await waitUntilGone(pid, 30_000)) return
  }
  throw new SetupFailure(`PostgreSQL (process ${pid}) on ${data} does not stop; end it and start again.`)
}

/**
 * The number of a dead server now belongs to a stranger, and PostgreSQL would take the stranger for its
 * predecessor. A number that no process can have says otherwise, while the rest of the file still lets it check
 * that no old session holds the shared memory.
 */
function forgetPid(data: string): void {
  const file = join(data, 'postmaster.pid')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, '2147483647'))
}
