import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { env } from '@/lib/env'

let known: string | undefined

/** What signatures of this site are made with: AUTH_SECRET, or a random text kept in the data folder. */
export function siteSecret(): string {
  known ??= env().AUTH_SECRET ?? keptSecret(resolve(env().DATA_DIR))
  return known
}

function keptSecret(folder: string): string {
  const file = resolve(folder, 'secret')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, randomBytes(48).toString('base64url'), { mode: 0o600 })
    publish(draft, file)
    rmSync(draft)
  }
  return readFileSync(file, 'utf8')
}

/** Complete or not there, and the first of several processes wins. */
function publish(draft: string, file: string): void {
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  }
}
