import { isUnbounded, type Range } from '@/lib/versions/range'
import { distributions, plainSubjects, splitSubject, vendorNames } from './subjects'
import type { Validity } from './types'

/** `NVIDIA driver 550 or newer, kernel 6.8 or newer`; what are alternatives stands with an "or" between. */
export function rangesLabel(ranges: Validity[]): string {
  const groups = groupRanges(ranges)
  const between = groups.some((group) => group.length > 1) ? '; ' : ', '
  return groups.map(alternativesLabel).join(between)
}

/** `Ubuntu or Debian`, `nouveau driver, or NVIDIA driver 550 or newer`. */
export function alternativesLabel(ranges: Validity[]): string {
  return ranges.map(rangeLabel).join(ranges.every(isUnbounded) ? ' or ' : ', or ')
}

/** `kernel 6.8 or newer`, `NVIDIA driver 550 to 580`, `Ubuntu`. */
export function rangeLabel(range: Validity): string {
  const words = rangeWords(range)
  const name = subjectLabel(range.subject)
  return words === '' ? name : `${name} ${words}`
}

/** Ranges of one kind are alternatives and stand in one group, in the order in which the kinds appear. */
export function groupRanges(ranges: Validity[]): Validity[][] {
  const groups = new Map<string, Validity[]>()
  for (const range of ranges) {
    const { kind } = splitSubject(range.subject)
    groups.set(kind, [...(groups.get(kind) ?? []), range])
  }
  return [...groups.values()]
}

function subjectLabel(subject: string): string {
  const { kind, name } = splitSubject(subject)
  if (kind === 'driver') return `${name === 'nvidia' ? 'NVIDIA' : name} driver`
  if (kind === 'distribution') return nameIn(distributions, name)
  if (kind === 'vendor') return nameIn(vendorNames, name)
  if (kind === 'kernel') return 'kernel'
  return kind === 'firmware' ? 'linux-firmware' : nameIn(plainSubjects, subject)
}

function nameIn(names: Record<string, string>, key: string): string {
  return (Object.hasOwn(names, key) ? names[key] : undefined) ?? key
}

function rangeWords({ from, to, through }: Range): string {
  if (from === null) return to === null ? '' : through ? `${to} or older` : `older than ${to}`
  if (to === null) return `${from} or newer`
  if (from === to) return from
  return through ? `${from} to ${to}` : `${from} to before ${to}`
}
