import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { oneCheck, readPlaywrightReport, readVitestReport, tally } from '../run-counts'

const folder = mkdtempSync(join(tmpdir(), 'nomodeset-counts-'))
const file = join(folder, 'report.json')

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function vitestReport(numPassedTests: number, numFailedTests: number, testResults: unknown[] = []): void {
  writeFileSync(
    file,
    JSON.stringify({ numPassedTests, numFailedTests, numPendingTests: 1, numTodoTests: 0, testResults }),
  )
}

function playwrightReport(unexpected: number, errors: unknown[] = []): void {
  writeFileSync(file, JSON.stringify({ stats: { expected: 5, flaky: 1, unexpected, skipped: 2 }, errors }))
}

describe('the sum of a test run', () => {
  it('takes vitest at its word', () => {
    vitestReport(7, 2)
    expect(readVitestReport(file, 1)).toEqual({ passed: 7, failed: 2, skipped: 1 })
  })

  it('counts a test file that could not be loaded', () => {
    vitestReport(7, 0, [{ status: 'failed', assertionResults: [] }])
    expect(readVitestReport(file, 1)).toEqual({ passed: 7, failed: 1, skipped: 1 })
  })

  it('counts a failure that no test owns', () => {
    vitestReport(7, 0)
    expect(readVitestReport(file, 1).failed).toBe(1)
    expect(readVitestReport(file, 0).failed).toBe(0)
  })

  it('counts a run without tests as failed', () => {
    vitestReport(0, 0)
    expect(readVitestReport(file, 0).failed).toBe(1)
  })

  it('counts a missing and a broken report as failed', () => {
    expect(readVitestReport(join(folder, 'missing.json'), 0).failed).toBe(1)
    writeFileSync(file, '{"numPassedTests": 7')
    expect(readVitestReport(file, 0).failed).toBe(1)
    expect(readPlaywrightReport(file, 0).failed).toBe(1)
  })

  it('takes Playwright at its word and adds its errors outside tests', () => {
    playwrightReport(3)
    expect(readPlaywrightReport(file, 1)).toEqual({ passed: 6, failed: 3, skipped: 2 })
    playwrightReport(0, [{ message: 'the site did not start' }])
    expect(readPlaywrightReport(file, 1).failed).toBe(1)
  })

  it('reads well', () => {
    expect(tally({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
    expect(tally({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped')
    expect(oneCheck(false)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})
