import { NAMED_MAX } from './limits'
import type { Findings, Tally } from './types'

const tally = (): Tally => ({ total: 0, names: {} })
const list = () => ({ total: 0, names: [] })

export function newFindings(): Findings {
  return {
    ...{ problem: null, pages: 0, created: 0, updated: 0, unchanged: 0, revisions: 0, redirects: 0 },
    ...{ skipped: list(), collisions: list(), tooLong: list(), leftOut: tally() },
    notes: {
      ...{ template: tally(), image: tally(), span: tally(), 'nested-table': tally() },
      ...{ 'missing-link': tally(), interlanguage: tally(), html: tally(), footnote: tally() },
      ...{ tag: tally(), bound: tally(), title: tally() },
    },
  }
}

export function count(into: Tally, name: string, example: string): void {
  into.total += 1
  const known = Object.hasOwn(into.names, name) ? into.names[name] : undefined
  if (known) known.count += 1
  else if (Object.keys(into.names).length < NAMED_MAX) into.names[name] = { count: 1, example }
}

export function listed<T>(into: { total: number; names: T[] }, entry: T): void {
  into.total += 1
  if (into.names.length < NAMED_MAX) into.names.push(entry)
}

export const skip = (findings: Findings, name: string, why: string) => listed(findings.skipped, { name, why })
