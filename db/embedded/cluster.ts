import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { SetupFailure } from '../failure'
import type { Place } from './place'
import { serverEnvironment } from './settings'

/** The superuser inside the embedded cluster. */
export const clusterUser = 'nomodeset'

const passwordFile = 'nomodeset.password'

/**
 * Creates the cluster unless it is there. It is made beside its final name and renamed when complete, so that a
 * start that was killed half way leaves nothing behind that the next one could mistake for a database.
 */
export function createCluster(place: Place, { durable = true } = {}): void {
  if (existsSync(place.data)) {
    checkVersion(place)
    return
  }
  for (const name of readdirSync(place.root)) {
    if (name.startsWith('postgres.new-')) rmSync(join(place.root, name), { recursive: true, force: true })
  }
  const unfinished = `${place.data}.new-${process.pid}`
  mkdirSync(unfinished, { mode: 0o700 })
  const password = join(place.root, `postgres.new-${process.pid}.password`)
  writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  for (const path of [unfinished, password]) give(place, path)
  runInitdb(place, unfinished, password, durable)
  renameSync(password, join(unfinished, passwordFile))
  renameSync(unfinished, place.data)
}

export function readPassword(data: string): string {
  try {
    return readFileSync(join(data, passwordFile), 'utf8').trim()
  } catch (error) {
    throw new SetupFailure(`The database's password in ${join(data, passwordFile)} cannot be read.`, {
      cause: error,
    })
  }
}

function checkVersion({ data, binaries }: Place): void {
  const found = readVersion(data)
  const wanted = binaries.version.split('.')[0]
  if (found === wanted) return
  throw new SetupFailure(
    `${data} was made by PostgreSQL ${found}, this version of Nomodeset brings ${wanted}: dump it with the old one and restore it, or set DATABASE_URL.`,
  )
}

function readVersion(data: string): string {
  try {
    return readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  } catch (error) {
    throw new SetupFailure(
      `The database in ${data} cannot be read: it is damaged, or belongs to another user (start as that user, or as root).`,
      { cause: error },
    )
  }
}

function give({ account }: Place, path: string): void {
  if (account) chownSync(path, account.uid, account.gid)
}

function runInitdb(place: Place, data: string, password: string, durable: boolean): void {
  const parameters = [
    `--pgdata=${data}`,
    `--username=${clusterUser}`,
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // Independent of the system's C library, whose updates would silently reorder indexes.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]
  const run = spawnSync(place.binaries.initdb, parameters, {
    ...place.account,
    cwd: data,
    env: serverEnvironment,
    encoding: 'utf8',
  })
  if (run.status === 0) return
  rmSync(data, { recursive: true, force: true })
  rmSync(password, { force: true })
  throw new SetupFailure(
    `The database could not be created in ${place.root}: ${reasonIn(run.stderr, run.error)}`,
  )
}

/** The line of PostgreSQL's output that says why it failed. */
export function reasonIn(output: string | null, error?: Error): string {
  const lines = (output ?? '').split('\n').map((line) => line.trim())
  if (lines.some((line) => line.includes('No space left on device'))) return 'the disk is full.'
  const telling =
    lines.findLast((line) => /(FATAL|PANIC|error|could not)/.test(line)) ?? lines.findLast(Boolean)
  return telling?.replace(/^.*?(FATAL|PANIC|error): +/, '') ?? error?.message ?? 'no reason was given.'
}
