import { readFileSync } from 'node:fs'
import { z } from 'zod'

export type Counts = { passed: number; failed: number; skipped: number }
export type Outcome = Counts & { name: string }

/** The closing line of a stage and of the run. */
export function tally({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** A check that only succeeds or fails counts as one. */
export function oneCheck(succeeded: boolean): Counts {
  return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 }
}

/** What vitest's JSON report says; a file that could not even be loaded counts as one failed test. */
export function readVitestReport(file: string, exitCode: number): Counts {
  return read(file, exitCode, vitestShape, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.testResults.filter(isBroken).length,
    skipped: report.numPendingTests + report.numTodoTests,
  }))
}

/** What Playwright's JSON report says; a test that passed only when repeated counts as passed. */
export function readPlaywrightReport(file: string, exitCode: number): Counts {
  return read(file, exitCode, playwrightShape, ({ stats, errors }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }))
}

const count = z.number().int().nonnegative()

const vitestShape = z.object({
  numPassedTests: count,
  numFailedTests: count,
  numPendingTests: count,
  numTodoTests: count,
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

const playwrightShape = z.object({
  stats: z.object({ expected: count, flaky: count, unexpected: count, skipped: count }),
  errors: z.array(z.unknown()),
})

type TestFile = z.infer<typeof vitestShape>['testResults'][number]

function isBroken({ status, assertionResults }: TestFile): boolean {
  return status === 'failed' && assertionResults.length === 0
}

/** A missing or unreadable report, an empty one, or a failure that no test owns is a failed run. */
function read<T>(file: string, exitCode: number, shape: z.ZodType<T>, counts: (report: T) => Counts): Counts {
  try {
    const found = counts(shape.parse(JSON.parse(readFileSync(file, 'utf8'))))
    const unexplained = found.failed === 0 && (exitCode !== 0 || found.passed === 0)
    if (!unexplained) return found
    console.error(`${file} reports no failed test, but the runner ended with ${exitCode}.`)
    return { ...found, failed: 1 }
  } catch (error) {
    console.error(`There is no usable report in ${file}: ${error instanceof Error ? error.message : error}`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
