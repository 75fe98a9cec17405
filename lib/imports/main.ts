import { stat, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { asc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { SetupFailure } from '@/db/failure'
import { imports, users } from '@/db/schema'
import { getMember } from '@/lib/auth/viewer'
import { starterAuthor } from '@/lib/starter/author'
import { foldHandle } from '@/lib/users/handle'
import type { Viewer } from '@/lib/users/types'
import { fileBytes } from './bytes'
import { type ImportOptions, importInput } from './input'
import { listVendorNames } from './known'
import { openFile, openFolder } from './open'
import { canImport } from './policy'
import { newFindings } from './report'
import { reportText } from './report-text'
import { runImport } from './run'
import { asReport } from './stored'
import { type Findings, type Source, SourceProblem } from './types'

const help = `npm run import:wiki -- <dump.xml | dump.xml.gz | pages.zip | folder> [options]

  --vendor NAME      shelf for pages that name none themselves (general)
  --topic NAME       topic of the pages (Imported)
  --tags "A B"       tags besides those that become of categories
  --prefix TEXT      before each title
  --source NAME      what the pages are known by when the source is read again
  --namespaces 0,4   of a dump (0)
  --history newest   only the newest revision of each page (all)
  --taken skip       leave alone what was imported before (update)
  --as HANDLE        the moderator who imports (the first administrator)
  --dry-run          read everything, write nothing
  --report FILE      write the report there, as Markdown
  --help             this text

Exit codes: 0 all read, 1 the source was refused, 2 the command was wrong.
`

const value = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const known = {
  ...{ vendor: value, topic: value, tags: value, prefix: value, source: value, namespaces: value },
  ...{ history: value, taken: value, as: value, report: value, 'dry-run': flag, help: flag },
}

/** `npm run import:wiki`: files of any size, beside a running site or alone. What it does is listed at /wiki/import. */
export async function main(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args)
  const [path, ...more] = positionals
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  if (!path || more.length > 0) return wrong('Name one dump, archive or folder. --help lists the options.')
  const options = importInput.safeParse({ vendor: 'general', ...values })
  if (!options.success)
    return wrong(
      options.error.issues.map(({ path: field, message }) => `--${field.join('.')}: ${message}`).join('\n'),
    )
  if (!(await listVendorNames()).has(options.data.vendor))
    return wrong(`--vendor: there is no shelf ${options.data.vendor}.`)
  const viewer = await importer(values.as ?? '')
  if (!viewer) return wrong(`--as: ${values.as} is no moderator here.`)
  const source = await open(resolve(path), options.data)
  if (source instanceof SourceProblem) return refusedSource(source)
  return read({
    path,
    viewer,
    source,
    options: options.data,
    dryRun: values['dry-run'] === true,
    report: values.report ?? '',
  })
}

function readArguments(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: known })
  } catch (error) {
    throw new SetupFailure(`${error instanceof Error ? error.message : error}\n${help}`, { cause: error })
  }
}

function wrong(message: string): number {
  console.error(message)
  return 2
}

function refusedSource({ message }: SourceProblem): number {
  console.error(`Refused: ${message} Nothing was written.`)
  return 1
}

/** Without a name the first administrator, and on a site that has none yet the account of the starter content. */
async function importer(handle: string): Promise<Viewer | null> {
  const wanted = handle === '' ? eq(users.role, 'administrator') : eq(users.handleKey, foldHandle(handle))
  const [row] = await db
    .select({ id: users.id })
    .from(users)
    .where(wanted)
    .orderBy(asc(users.createdAt))
    .limit(1)
  if (!row) return handle === '' ? starterAuthor() : null
  const viewer = await getMember(row.id)
  return viewer && !viewer.suspension && canImport(viewer) ? viewer : null
}

async function open(path: string, options: ImportOptions): Promise<Source | SourceProblem> {
  try {
    const found = await stat(path)
    return found.isDirectory() ? await openFolder(path, options) : await openFile(fileBytes(path), options)
  } catch (error) {
    if (error instanceof SourceProblem) return error
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
    return new SourceProblem(`${path} cannot be read (${code}).`)
  }
}

type Task = {
  path: string
  viewer: Viewer
  source: Source
  options: ImportOptions
  dryRun: boolean
  report: string
}

async function read({ path, viewer, source, options, dryRun, report }: Task): Promise<number> {
  const started = performance.now()
  const stored = { file: path.replace(/\/+$/, '').replace(/^.*\//, ''), options }
  const [row] = await db
    .insert(imports)
    .values({
      ...{ kind: source.kind, source: options.source || stored.file, vendor: options.vendor, dryRun },
      ...{
        state: 'running' as const,
        startedBy: viewer.id,
        report: asReport({ ...stored, findings: newFindings() }),
      },
    })
    .returning({ id: imports.id })
  const note = (findings: Findings, state: 'running' | 'done' | 'failed' | 'stopped', name: string) =>
    db
      .update(imports)
      .set({
        ...{
          state,
          source: name || stored.file,
          report: asReport({ ...stored, findings }),
          endedAt: new Date(),
        },
        ...{ pagesRead: findings.pages, pagesWritten: findings.created + findings.updated },
      })
      .where(eq(imports.id, row?.id ?? 0))
  const onProgress = async (findings: Findings, name: string) => {
    await note(findings, 'running', name)
    if (process.stderr.isTTY)
      process.stderr.write(`\r${findings.pages} pages read, ${findings.created + findings.updated} taken `)
    return true
  }
  const outcome = await runImport({ viewer, source, options, dryRun, onProgress })
  await note(outcome.findings, outcome.state, outcome.source)
  const said = reportText(outcome.findings, { source: outcome.source, dryRun })
  if (report !== '') await writeFile(report, said)
  const seconds = (performance.now() - started) / 1000
  process.stdout.write(`${said}\n${outcome.findings.pages} pages in ${seconds.toFixed(1)} s\n`)
  return outcome.state === 'done' ? 0 : 1
}
