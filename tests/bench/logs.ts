import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { z } from 'zod'

export type LogFigures = { name: string; best: number; slowest: number; megabytes: number }

const sizes: [string, number][] = [
  ['A paste of 100 KB', 100_000],
  ['A log of 10 MiB', 10 * 1024 * 1024],
]
const answer = z.object({ times: z.array(z.number()), megabytes: z.number() })

/** Parses, scrubs and matches logs, each size in a process of its own so that its memory is its own. */
export async function readLogs(): Promise<LogFigures[]> {
  const figures: LogFigures[] = []
  for (const [name, bytes] of sizes) {
    const parameters = [
      '--conditions=react-server',
      '--import',
      'tsx',
      'tests/bench/read-log.ts',
      String(bytes),
    ]
    const { stdout } = await promisify(execFile)(process.execPath, parameters)
    const { times, megabytes } = answer.parse(JSON.parse(stdout))
    figures.push({ name, best: Math.min(...times), slowest: Math.max(...times), megabytes })
  }
  return figures
}
