import { kernelDrivers } from '@/lib/environments/summary'
import { contains, describeRange, isUnbounded } from '@/lib/versions/range'
import { alternativesLabel, groupRanges, rangeLabel } from './labels'
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

function appliesGroup(group: Validity[], machine: Machine): Application {
  const present = group.filter(({ subject }) => Object.hasOwn(machine, subject))
  const parts = present.map((range) => appliesRange(range, machine[range.subject] ?? null))
  const best = order.flatMap((verdict) => parts.find((part) => part.verdict === verdict) ?? [])[0]
  return best ?? absent(group, machine)
}

const order: Verdict[] = ['applies', 'unknown', 'does-not']

function appliesRange(range: Validity, version: string | null): Application {
  const name = subjectName(range.subject)
  if (isUnbounded(range)) return { verdict: 'applies', reason: `your machine runs ${name}` }
  if (version === null) return { verdict: 'unknown', reason: `it does not say its ${name} version` }
  if (contains(range, version)) return { verdict: 'applies', reason: `your ${name} is ${version}` }
  return { verdict: 'does-not', reason: `needs ${rangeLabel(range)}, yours is ${version}` }
}

/** The machine has something else of the kind, or says nothing of it. */
function absent(group: Validity[], machine: Machine): Application {
  const wanted = group.map(({ subject }) => subject)
  const rivals = Object.keys(machine).filter((subject) => wanted.every((other) => excludes(subject, other)))
  if (rivals.length === 0)
    return { verdict: 'unknown', reason: `it does not say its ${whatOf(wanted[0] ?? '')}` }
  const own = rivals.map(subjectName).join(' and ')
  return { verdict: 'does-not', reason: `needs ${alternativesLabel(group)}, your machine runs ${own}` }
}

function whatOf(subject: string): string {
  const { kind, name } = splitSubject(subject)
  return name === '' ? `${subjectName(subject)} version` : kind
}

/**
 * Whether having one of two subjects says that a machine does not have the other: one distribution excludes every other,
 * a kernel driver the other ones. That a paste names Mesa, say, tells nothing of the kernel's driver.
 */
function excludes(present: string, wanted: string): boolean {
  const [a, b] = [splitSubject(present), splitSubject(wanted)]
  if (a.kind !== b.kind || a.name === '') return false
  return a.kind !== 'driver' || (kernelDrivers.includes(a.name) && kernelDrivers.includes(b.name))
}
