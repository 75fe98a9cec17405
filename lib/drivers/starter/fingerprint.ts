import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { starterFolder } from './read'

/** Of the files about drivers: a start compares it with that of the last load. */
export function fingerprintDrivers(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(starterFolder).sort())
    hash.update(`${name}\0`).update(readFileSync(join(starterFolder, name)))
  return hash.digest('hex').slice(0, 32)
}
