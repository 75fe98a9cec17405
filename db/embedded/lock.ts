import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { codeOf } from '../failure'
import { isAlive, startOf } from './process'

const holderShape = z.object({ pid: z.number().int().positive(), start: z.string(), what: z.string() })

export type Holder = z.infer<typeof holderShape>
export type Lock = { release(): void } | { heldBy: Holder }

/** Takes a lock file for this process, also over a holder that died without giving it back. */
export async function takeLock(file: string, what: string): Promise<Lock> {
  const mine: Holder = { pid: process.pid, start: startOf(process.pid), what }
  for (let attempt = 0; attempt < 20; attempt++) {
    if (create(file, JSON.stringify(mine))) return { release: () => releaseOwn(file, mine) }
    const holder = holderOf(file)
    if (holder && isLiving(holder)) return { heldBy: holder }
    // An empty file may be one that its holder is writing right now.
    if (holder || attempt > 3) discard(file, holder)
    else await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`The lock file ${file} cannot be taken`)
}

/** Who holds the lock now, if that process lives. */
export function livingHolder(file: string): Holder | undefined {
  const holder = holderOf(file)
  return holder && isLiving(holder) ? holder : undefined
}

function create(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function holderOf(file: string): Holder | undefined {
  try {
    return holderShape.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch {
    return undefined
  }
}

function isLiving(holder: Holder): boolean {
  return isAlive(holder.pid) && startOf(holder.pid) === holder.start
}

/** Renaming first makes sure that two processes never both remove: the second finds nothing, or a new lock it puts back. */
function discard(file: string, stale: Holder | undefined): void {
  const aside = `${file}.${randomUUID()}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = holderOf(aside)
  const isStale = moved === undefined || (moved.pid === stale?.pid && moved.start === stale.start)
  if (!isStale) create(file, JSON.stringify(moved))
  rmSync(aside, { force: true })
}

function releaseOwn(file: string, mine: Holder): void {
  const holder = holderOf(file)
  if (holder?.pid === mine.pid && holder.start === mine.start) rmSync(file, { force: true })
}
