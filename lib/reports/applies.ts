import { contains, describeRange } from '@/lib/versions/range'
import type { Machine } from './machine'
import { splitSubject, subjectName } from './subjects'
import type { Validity } from './types'

export type Verdict = 'applies' | 'does-not' | 'unknown'
export type Application = { verdict: Verdict; reason: string }

/**
 * Whether a post that holds for these ranges holds on a machine. Ranges of several drivers, or of several
 * distributions, are alternatives; everything else must hold together. One that fails decides; what the machine does
 * not say leaves it open.
 */
export function applies(ranges: Validity[], machine: Machine): Application {
  const parts = groupRanges(ranges).map((group) => appliesGroup(group, machine))
  const failed = parts.find(({ verdict }) => verdict === 'does-not')
  if (failed) return failed
  const open = parts.find(({ verdict }) => verdict === 'unknown')
  if (open) return open
  return { verdict: 'applies', reason: parts.map(({ reason }) => reason).join('; ') }
}

/** `nvidia from 580 to before 595`. */
export function rangeText(range: Validity): string {
  return `${subjectName(range.subject)} ${describeRange(range)}`
}

/** Alternatives stand in one group. */
function groupRanges(ranges: Validity[]): Validity[][] {
  const groups = new Map<string, Validity[]>()
  for (const range of ranges) {
    const { kind } = splitSubject(range.subject)
    groups.set(kind, [...(groups.get(kind) ?? []), range])
  }
  return [...groups.values()]
}

function appliesGroup(group: Validity[], machine: Machine): Application {
  const present = group.filter(({ subject }) => Object.hasOwn(machine, subject))
  const parts = present.map((range) => appliesRange(range, machine[range.subject] ?? null))
  const best = order.flatMap((verdict) => parts.find((part) => part.verdict === verdict) ?? [])[0]
  return best ?? absent(group, machine)
}

const order: Verdict[] = ['applies', 'unknown', 'does-not']

function appliesRange(range: Validity, version: string | null): Application {
  const name = subjectName(range.subject)
  if (version === null) return { verdict: 'unknown', reason: `your machine does not say its ${name} version` }
  const fits = contains(range, version)
  const reason = `your ${name} is ${version}${fits ? '' : `, this holds for ${describeRange(range)}`}`
  return { verdict: fits ? 'applies' : 'does-not', reason }
}

/** The machine has something else of the kind, or says nothing of it. */
function absent(group: Validity[], machine: Machine): Application {
  const wanted = group.map(({ subject }) => subjectName(subject)).join(' or ')
  const kinds = new Set(group.map(({ subject }) => splitSubject(subject).kind))
  const others = Object.keys(machine).filter((subject) => kinds.has(splitSubject(subject).kind))
  if (others.length === 0 || splitSubject(others[0] ?? '').name === '')
    return { verdict: 'unknown', reason: `your machine does not say its ${wanted}` }
  const own = others.map(subjectName).join(' and ')
  return { verdict: 'does-not', reason: `your machine runs ${own}, this is about ${wanted}` }
}
