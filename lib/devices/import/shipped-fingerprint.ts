import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Of the shipped files and of the rules that read and describe them: a start compares it with that of the last import. */
export function fingerprintShipped(): string {
  const hash = createHash('sha256')
  for (const folder of ['db/starter/data', 'lib/devices', 'lib/devices/import'])
    for (const name of readdirSync(resolve(folder)).sort())
      if (/\.(ts|tsv|ids|json)$/.test(name)) hash.update(`${name}\0`).update(readFileSync(join(folder, name)))
  return hash.digest('hex').slice(0, 32)
}
