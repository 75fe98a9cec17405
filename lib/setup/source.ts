import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What `next build` reads; a change anywhere here makes the last build stale. */
const roots = [
  'app',
  'components',
  'db',
  'lib',
  'public',
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
]
/** Content of the database, not of the pages' code. */
const apart = new Set(['db/starter', 'db/migrations', 'lib/setup'])

/** One fingerprint over the application's source, the locked dependencies and the version of Node. */
export function fingerprintSource(): string {
  const hash = createHash('sha256').update(process.version.split('.')[0] ?? '')
  for (const root of roots) if (existsSync(root)) addTo(hash, root)
  return hash.digest('hex')
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  if (apart.has(path)) return
  const entries = listFolder(path)
  if (entries) {
    for (const name of entries) addTo(hash, join(path, name))
  } else {
    hash.update(`${path}\0`).update(readFileSync(path)).update('\0')
  }
}

function listFolder(path: string): string[] | undefined {
  try {
    return readdirSync(path).sort()
  } catch {
    return undefined
  }
}
