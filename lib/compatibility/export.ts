import 'server-only'
import { claimsFor, listBranches, listDrivers } from '@/lib/drivers/queries'
import { branchOf, distributionName, frameworkNames, kernelSeries } from './dimensions'
import { parseMatrixFilter } from './input'
import { claimFits, fits } from './matrix'
import { listGroups } from './queries'
import type { MatrixFilter } from './types'

/** One line of the data: a claim, or the reports that agree in everything else. */
export type DataRow = {
  source: 'claim' | 'reports'
  driver: string
  branch: string
  family: string
  kernel: string
  distribution: string
  framework: string
  outcome: string
  reports: number
  last: string
  claimant: string
  sourceUrl: string
}

export const dataColumns = [
  ...['source', 'driver', 'branch', 'family', 'kernel', 'distribution', 'framework'],
  ...['outcome', 'reports', 'last', 'claimant', 'sourceUrl'],
] as const

const licence =
  'Reports by members of Nomodeset, CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/). Claims belong to their claimants; see sourceUrl.'

/** The data of a matrix, or of all drivers without a query, written as it is read: one driver at a time. */
export function dataResponse(format: 'csv' | 'json', url: URL): Response | null {
  const params = Object.fromEntries(url.searchParams)
  const filter = parseMatrixFilter(params)
  if (!filter) return null
  const only = url.searchParams.has('driver') ? filter.driver : null
  const lines = format === 'csv' ? csv(rows(filter, only)) : json(rows(filter, only))
  const type =
    format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/json; charset=utf-8'
  return new Response(streamOf(lines), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="compatibility.${format}"`,
      link: '<https://creativecommons.org/licenses/by-sa/4.0/>; rel="license"',
      'cache-control': 'public, max-age=60',
    },
  })
}

async function* rows(filter: MatrixFilter, only: string | null): AsyncGenerator<DataRow> {
  const drivers = only === null ? (await listDrivers()).map(({ slug }) => slug) : [only]
  for (const driver of drivers) yield* rowsOf({ ...filter, driver })
}

async function* rowsOf(filter: MatrixFilter): AsyncGenerator<DataRow> {
  const { driver, architecture } = filter
  const nothing = { reports: 0, last: '', claimant: '', sourceUrl: '' }
  for (const claim of await claimsFor({ driver, architecture: architecture || undefined })) {
    if (!claimFits(filter, claim)) continue
    const { branch, hardware, kernel, distribution, framework, outcome, claimant, sourceUrl, asOf } = claim
    const of = { source: 'claim' as const, driver, branch, family: hardware, kernel, distribution, framework }
    yield { ...nothing, ...of, outcome, last: asOf, claimant, sourceUrl }
  }
  const names = (await listBranches(driver)).map(({ name }) => name)
  // All dimensions at once: those of the columns, and the versions that frameworks are read from.
  for (const group of await listGroups({ ...filter, by: 'architecture', withVersions: true })) {
    if (!fits(filter, group)) continue
    yield {
      ...nothing,
      ...{ source: 'reports', driver, branch: branchOf(driver, group, names) ?? '' },
      family: group.architecture ?? '',
      kernel: kernelSeries(group.kernel) ?? '',
      distribution: distributionName(group.distro, group.distroVersion) ?? '',
      framework: frameworkNames(group.versions).join(', '),
      outcome: group.outcome,
      reports: group.count,
      last: group.last.toISOString().slice(0, 10),
    }
  }
}

async function* csv(all: AsyncGenerator<DataRow>): AsyncGenerator<string> {
  yield `# ${licence}\r\n${dataColumns.join(',')}\r\n`
  for await (const row of all) yield `${Object.values(ordered(row)).map(quoted).join(',')}\r\n`
}

async function* json(all: AsyncGenerator<DataRow>): AsyncGenerator<string> {
  yield `{"licence":${JSON.stringify(licence)},"rows":[`
  let separator = '\n'
  for await (const row of all) {
    yield `${separator}${JSON.stringify(row)}`
    separator = ',\n'
  }
  yield ']}\n'
}

function ordered(row: DataRow): Record<string, string | number> {
  const all: Record<string, string | number> = row
  return Object.fromEntries(dataColumns.map((name) => [name, all[name] ?? '']))
}

/** A leading sign would be a formula to a spreadsheet. */
function quoted(value: string | number): string {
  const text = String(value)
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const next = await lines.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
}
