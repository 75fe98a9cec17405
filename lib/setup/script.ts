// Before anything that loads a part of Next: it expects AsyncLocalStorage as a global.
import 'next/dist/server/node-environment-baseline'
import { pathToFileURL } from 'node:url'
import { SetupFailure } from '@/db/failure'
import { openDatabase } from './database'
import { run } from './run'
import { readSettings } from './settings'
import { stop } from './shutdown'

/**
 * Runs a script with an open database, beside a running site or alone:
 * `script.ts <file> [arguments]`, where the file exports `main(arguments)` that may return an exit code.
 */
await run(async () => {
  const [file, ...parameters] = process.argv.slice(2)
  if (!file) throw new SetupFailure('Name the script to run.')
  await openDatabase(readSettings(), file, 'share')
  const loaded: Record<string, unknown> = await import(pathToFileURL(file).href)
  if (typeof loaded.main !== 'function') throw new Error(`${file} exports no function main`)
  const code: unknown = await loaded.main(parameters)
  await stop(typeof code === 'number' ? code : 0)
})
