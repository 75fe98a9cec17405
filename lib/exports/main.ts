import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { SetupFailure } from '@/db/failure'
import { plural } from '@/lib/format/numbers'
import { archiveEntries } from './archive'
import { listHeads } from './queries'
import { readScope } from './scope'
import { zipOf } from './zip'

const help = `npm run export:wiki -- <out.zip> [options]

  --vendor NAME   one shelf (all)
  --topic NAME    one topic of the shelf
  --page PATH     one page, such as nvidia/xid-errors
  --help          this text
`

const value = { type: 'string' } as const
const known = { vendor: value, topic: value, page: value, help: { type: 'boolean' } } as const

/** `npm run export:wiki`: a part of the wiki as Markdown files, the same bytes as the site gives. */
export async function main(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args)
  const [path, ...more] = positionals
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  if (!path || more.length > 0) throw new SetupFailure(`Name one file to write.\n${help}`)
  const scope = await readScope(values.page ?? values.vendor ?? null, values.topic ?? null)
  if (!scope) throw new SetupFailure('There is no such shelf, topic or page.')
  const heads = await listHeads(scope)
  const part = `${resolve(path)}.part`
  try {
    await pipeline(Readable.from(zipOf(archiveEntries(scope, heads))), createWriteStream(part))
    await rename(part, resolve(path))
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  process.stdout.write(`${path}: ${plural(heads.length, 'page')} of ${scope.title}\n`)
  return 0
}

function readArguments(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: known })
  } catch (error) {
    throw new SetupFailure(`${error instanceof Error ? error.message : error}\n${help}`, { cause: error })
  }
}
