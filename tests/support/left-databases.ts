import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const leftDatabasesFile = 'reports/left-databases.jsonl'

/** How a script finds the database: by its address, or as the embedded one in a folder. */
const shape = z.union([z.object({ DATABASE_URL: z.string() }), z.object({ DATA_DIR: z.string() })])

type LeftDatabase = z.infer<typeof shape>

/** Notes that a database stays for the recount after the browser tests. False when no recount follows. */
export function leaveDatabase(database: LeftDatabase): boolean {
  if (process.env.LEAVE_DATABASES !== 'yes') return false
  appendFileSync(leftDatabasesFile, `${JSON.stringify(database)}\n`)
  return true
}

export function listLeftDatabases(): LeftDatabase[] {
  if (!existsSync(leftDatabasesFile)) return []
  const lines = readFileSync(leftDatabasesFile, 'utf8').trim().split('\n')
  return lines.map((line) => shape.parse(JSON.parse(line)))
}
