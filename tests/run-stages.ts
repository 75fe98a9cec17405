import { rmSync } from 'node:fs'
import { type Counts, type Outcome, oneCheck, readPlaywrightReport, readVitestReport } from './run-counts'
import { runTool } from './run-tool'
import { ensureBrowser } from './support/browser'
import { listLeftDatabases } from './support/left-databases'
import { createDatabase } from './support/postgres'

export type Stage = { name: string; title: string; run(before: Outcome[]): Promise<Counts> }

const minute = 60_000

/** In the order in which they run. */
export const stages: Stage[] = [
  {
    name: 'biome',
    title: 'format, lint, import rules',
    run: () => check('biome', ['ci', '--colors=off', '--max-diagnostics=200']),
  },
  { name: 'types', title: 'types', run: checkTypes },
  { name: 'knip', title: 'dead code', run: checkDeadCode },
  { name: 'drizzle', title: 'migrations', run: () => check('drizzle-kit', ['check']) },
  { name: 'unit', title: 'unit tests', run: () => runVitest('unit') },
  { name: 'db', title: 'database tests', run: () => runVitest('db') },
  { name: 'build', title: 'production build', run: build },
  { name: 'e2e', title: 'browser tests', run: runPlaywright },
  { name: 'recount', title: 'counters after the browser tests', run: recountLeft },
]

async function check(tool: string, parameters: string[]): Promise<Counts> {
  return oneCheck((await runTool(tool, parameters, { limit: 5 * minute })) === 0)
}

async function checkTypes(): Promise<Counts> {
  const generated = await runTool('next', ['typegen'], { limit: 5 * minute })
  const checked = await runTool('tsc', ['--noEmit'], { limit: 5 * minute })
  return oneCheck(generated === 0 && checked === 0)
}

async function checkDeadCode(): Promise<Counts> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const able = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)
  if (able) return check('knip', [])
  console.log(`Skipped: knip needs Node 20.19 or 22.12, this is ${process.version}.`)
  return { passed: 0, failed: 0, skipped: 1 }
}

async function runVitest(project: string): Promise<Counts> {
  const report = `reports/${project}.json`
  const parameters = ['run', '--project', project, '--reporter=default', '--reporter=json']
  const exitCode = await runTool('vitest', [...parameters, `--outputFile.json=${report}`], {
    limit: 12 * minute,
  })
  return readVitestReport(report, exitCode)
}

/** Pages are rendered during the build, so it gets a database of the current schema. */
async function build(): Promise<Counts> {
  const url = await createDatabase(process.env.TEST_POSTGRES ?? '')
  const parameters = ['--conditions=react-server', '--import', 'tsx', 'lib/setup/build-now.ts']
  const variables = { DATABASE_URL: url, NODE_ENV: 'production' }
  return oneCheck((await runTool('node', parameters, { limit: 10 * minute, variables })) === 0)
}

async function runPlaywright(before: Outcome[]): Promise<Counts> {
  if (before.some(({ name, failed }) => name === 'build' && failed > 0)) {
    console.error('There is no build to test.')
    return oneCheck(false)
  }
  const CHROMIUM = ensureBrowser()
  const variables = { CHROMIUM, LEAVE_DATABASES: 'yes' }
  const exitCode = await runTool('playwright', ['test'], { limit: 40 * minute, variables })
  return readPlaywrightReport('reports/e2e.json', exitCode)
}

/** `npm run recount -- --check` on every database that the browser tests used, one check each. */
async function recountLeft(): Promise<Counts> {
  const left = listLeftDatabases()
  if (left.length === 0) {
    console.error('The browser tests have left no database to look at.')
    return oneCheck(false)
  }
  const script = ['--conditions=react-server', '--import', 'tsx', 'lib/setup/script.ts']
  const parameters = [...script, 'lib/recount/main.ts', '--check']
  let passed = 0
  for (const database of left) {
    const variables = { NODE_ENV: 'production', DATABASE_URL: '', ...database }
    if ((await runTool('node', parameters, { limit: 5 * minute, variables })) === 0) passed += 1
    // Those with an address end with the server of this run.
    if ('DATA_DIR' in database) rmSync(database.DATA_DIR, { recursive: true, force: true })
  }
  return { passed, failed: left.length - passed, skipped: 0 }
}
