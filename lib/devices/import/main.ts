import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { codeOf, SetupFailure } from '@/db/failure'
import { expire, tags } from '@/lib/cache'
import { countNameless } from './counts'
import { type Edition, importSource, type Outcome } from './import-source'
import { tableOf } from './read-module-tables'
import { type SourceId, shippedSource, sourceIds } from './sources'

const sets: Record<string, SourceId[]> = {
  devices: ['pci-ids'],
  amdgpu: ['amdgpu-ids'],
  nvidia: ['nvidia-gpus'],
  aliases: ['module-aliases', 'module-firmware', 'module-parameters'],
  intel: ['intel-groups'],
  all: [...sourceIds],
}
const tables = { alias: 'module-aliases', firmware: 'module-firmware', param: 'module-parameters' } as const
const PROBLEMS_SHOWN = 20

/**
 * `npm run import:devices [-- FILE]` and its like: the files that came with the software, or newer ones. What a file
 * does not say of itself can be said: `--edition 2.4.135 --date 2027-01-31`.
 */
export async function main(args: string[]): Promise<number> {
  const started = performance.now()
  const [what = '', ...rest] = args
  const { files, edition } = readArguments(rest)
  const ids = sets[what]
  if (!ids) throw new SetupFailure(`Import what? One of ${Object.keys(sets).join(', ')}.`)
  const plan = files.length > 0 ? files.map((file) => ownFile(what, ids, file)) : ids.map(shipped)
  const before = await countNameless()
  for (const { id, content, edition: said } of plan)
    print(await importSource(id, content(), { ...said, ...edition }))
  expire(tags.devices)
  const nameless = (await countNameless()) - before
  if (what !== 'devices' && what !== 'all' && nameless > 0)
    console.log(`${nameless} more devices have no name; npm run import:devices looks them up in pci.ids.`)
  console.log(`Done in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
  return 0
}

type Task = { id: SourceId; content: () => string; edition: Edition }

function shipped(id: SourceId): Task {
  const { path, edition, editionDate } = shippedSource(id)
  return { id, content: () => read(path), edition: { edition, editionDate } }
}

/** Another file than ours; which of the three module tables it is stands in its first line. */
function ownFile(what: string, ids: SourceId[], file: string): Task {
  const content = read(file)
  const table = what === 'aliases' ? tableOf(content) : null
  const id = what === 'aliases' ? (table ? tables[table] : null) : ids.length === 1 && ids[0] ? ids[0] : null
  if (!id)
    throw new SetupFailure(
      what === 'all'
        ? 'import:all takes no files: import each with its own command.'
        : `${file} does not begin with "kernel<tab>module<tab>alias", "…firmware" or "…param". Nothing was changed.`,
    )
  // pci.ids says its own edition.
  return { id, content: () => content, edition: id === 'pci-ids' ? {} : { edition: basename(file) } }
}

function read(file: string): string {
  try {
    return readFileSync(resolve(file), 'utf8')
  } catch (error) {
    throw new SetupFailure(`${file} cannot be read (${codeOf(error) ?? 'unknown reason'}).`, { cause: error })
  }
}

function readArguments(args: string[]): { files: string[]; edition: Edition } {
  const files: string[] = []
  const edition: Edition = {}
  for (let at = 0; at < args.length; at++) {
    const [arg = '', next = ''] = [args[at], args[at + 1]]
    if (arg === '--edition' && next) edition.edition = next
    else if (arg === '--date' && /^\d{4}-\d{2}-\d{2}$/.test(next)) edition.editionDate = next
    else if (arg.startsWith('--')) throw new SetupFailure(`${arg} is no option, or lacks its value.`)
    else files.push(arg)
    if (arg.startsWith('--')) at += 1
  }
  return { files, edition }
}

function print({ id, edition, rows, changes, devices, problems }: Outcome): void {
  for (const { line, text } of problems.slice(0, PROBLEMS_SHOWN))
    console.error(
      `${id}, ${id === 'nvidia-gpus' ? 'entry' : 'line'} ${line} is malformed and was left out: ${text.slice(0, 120)}`,
    )
  if (problems.length > PROBLEMS_SHOWN)
    console.error(`${id}: and ${problems.length - PROBLEMS_SHOWN} more malformed lines`)
  const { added, changed, removed } = changes
  console.log(
    `${id} ${edition}: ${rows} rows read, ${added} added, ${changed} changed, ${removed} removed, ${problems.length} malformed; ${devices.changed} devices described anew, ${devices.removed} gone`,
  )
}
