import 'server-only'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The script that prints what to paste, as it is served at `/collect.sh`. */
export function getCollector(): Promise<string> {
  return readFile(join(process.cwd(), 'lib', 'environments', 'collect.sh'), 'utf8')
}
