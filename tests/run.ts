import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { type Counts, type Outcome, tally } from './run-counts'
import { stages } from './run-stages'
import { openTestServer, type TestServer } from './support/postgres'

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name))
if (unknown.length > 0) {
  console.error(
    `No such stage: ${unknown.join(', ')}. There are: ${stages.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(2)
}

process.exitCode = await run()

/** Runs every stage in order, whatever the ones before it did, and closes with the sum of their reports. */
async function run(): Promise<number> {
  rmSync('reports', { recursive: true, force: true })
  mkdirSync('reports')
  const outcomes: Outcome[] = []
  const server = await startPostgres(outcomes)
  try {
    for (const stage of stages.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      console.log(`\n== ${stage.name}: ${stage.title}`)
      const counts = await stage.run(outcomes).catch((error: unknown): Counts => {
        console.error(error)
        return { passed: 0, failed: 1, skipped: 0 }
      })
      outcomes.push({ name: stage.name, ...counts })
      console.log(`-- ${stage.name}: ${tally(counts)}`)
    }
  } finally {
    await server?.close()
  }
  return close(outcomes)
}

/** All stages that need a database share one server; without it they fail one by one and say so. */
async function startPostgres(outcomes: Outcome[]): Promise<TestServer | undefined> {
  try {
    const server = await openTestServer()
    process.env.TEST_POSTGRES = server.url
    return server
  } catch (error) {
    console.error(error)
    outcomes.push({ name: 'postgres', passed: 0, failed: 1, skipped: 0 })
    return undefined
  }
}

function close(outcomes: Outcome[]): number {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  for (const outcome of outcomes) {
    sum.passed += outcome.passed
    sum.failed += outcome.failed
    sum.skipped += outcome.skipped
  }
  writeFileSync('reports/summary.json', `${JSON.stringify({ ...sum, stages: outcomes }, null, 2)}\n`)
  console.log('')
  for (const outcome of outcomes) console.log(`${outcome.name.padEnd(10)} ${tally(outcome)}`)
  console.log(tally(sum))
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0
}
