import { mkdirSync, statfsSync } from 'node:fs'
import { closeDatabase } from '@/db/client'
import { openEmbedded } from '@/db/embedded/open'
import { SetupFailure } from '@/db/failure'
import { migrateDatabase } from '@/db/migrate'
import { probeDatabase } from '@/db/probe'
import { configureDatabase } from '@/db/url'
import type { Env } from '@/lib/env'
import { onStop, stop } from './shutdown'

const leastFreeMegabytes = 200

/**
 * Opens the configured database, or the embedded one, brings its schema up to date and makes it known to the
 * rest of the process and its children. `what` names us to the next one who wants the embedded database.
 */
export async function openDatabase(
  settings: Pick<Env, 'DATABASE_URL' | 'DATA_DIR'>,
  what: string,
  ifRunning: 'refuse' | 'share',
): Promise<string> {
  const url = settings.DATABASE_URL ?? (await startEmbedded(settings.DATA_DIR, what, ifRunning))
  await probeDatabase(url)
  configureDatabase(url)
  await migrateDatabase(url)
  onStop('The database pool', closeDatabase)
  return url
}

async function startEmbedded(folder: string, what: string, ifRunning: 'refuse' | 'share'): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  assertSpace(folder)
  const database = await openEmbedded({ folder, what, ifRunning, onTrouble })
  // A checkpoint of everything that is not written yet may take a while on a slow disk.
  onStop('PostgreSQL', database.close, 70_000)
  if (ifRunning === 'refuse') console.log(`Database: embedded PostgreSQL in ${database.place}`)
  return database.url
}

function onTrouble(line: string, recovered: boolean): void {
  console.error(line)
  if (!recovered) void stop(1)
}

function assertSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  const free = Math.floor((bavail * bsize) / (1024 * 1024))
  if (free >= leastFreeMegabytes) return
  throw new SetupFailure(
    `The disk is full: ${free} MB are free, the embedded database needs at least ${leastFreeMegabytes} MB.`,
  )
}
