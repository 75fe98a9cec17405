import { kernelDrivers } from '@/lib/environments/summary'
import { isUnbounded, parseRange, type Range, rangeProblem } from '@/lib/versions/range'
import { RANGES_MAX } from './limits'
import { distributions, plainSubjects, vendorNames } from './subjects'
import type { Validity } from './types'

type ReadConditions = { ok: true; ranges: Validity[] } | { ok: false; problem: string }

export const CONDITIONS_LENGTH = 300

/**
 * Reads for what a block of a text holds: `driver=nvidia>=550 kernel >= 6.8, < 6.12; distribution=ubuntu,debian`. Ranges
 * are written as everywhere; drivers, distributions and vendors may stand without one. What is wrong is said in words for the
 * author, the first thing only.
 */
export function readConditions(text: string): ReadConditions {
  if (text.length > CONDITIONS_LENGTH)
    return wrong(`Conditions have at most ${CONDITIONS_LENGTH} characters.`)
  const ranges: Validity[] = []
  for (const part of splitConditions(text)) {
    const read = readCondition(part)
    if (!read.ok) return read
    for (const range of read.ranges) {
      if (ranges.some(({ subject }) => subject === range.subject))
        return wrong(`“${part}”: this has a condition already. Write both bounds as one: >=6.8,<6.12.`)
      ranges.push(range)
    }
  }
  if (ranges.length > RANGES_MAX) return wrong(`At most ${RANGES_MAX} conditions.`)
  return ranges.length > 0 ? { ok: true, ranges } : wrong('Say for what it holds, such as kernel>=6.8.')
}

/** A condition begins with a word; the numbers and signs that follow belong to it. */
function splitConditions(text: string): string[] {
  const plain = text.split(/\s+/).join(' ').replace(/ ?= ?/g, '=')
  return plain
    .split(/;| (?=[a-z])(?!to |v\d)/i)
    .map((part) => part.trim().replace(/,$/, ''))
    .filter((part) => part !== '')
}

function readCondition(part: string): ReadConditions {
  const [head = '', word = ''] = /^([a-z_-]+) ?=?/i.exec(part) ?? []
  const subject = word.toLowerCase()
  const rest = part.slice(head.length)
  if (subject === 'driver') return readNamed(part, subject, rest, kernelDrivers)
  if (subject === 'distribution') return readNamed(part, subject, rest, Object.keys(distributions))
  if (subject === 'vendor') return readVendor(part, rest)
  if (!Object.hasOwn(plainSubjects, subject)) return wrong(`“${part}”: ${unknownSubject(subject)}`)
  const range = readVersions(rest)
  return range === null
    ? wrong(`“${part}”: ${rangeProblem(rest)}`)
    : { ok: true, ranges: [{ subject, ...range }] }
}

/** `nvidia>=550`, `ubuntu`, or several names that are alternatives: `ubuntu,debian`. */
function readNamed(part: string, kind: string, text: string, known: string[]): ReadConditions {
  const [written = ''] = /^[a-z0-9_-]+(?:, ?[a-z][a-z0-9_-]*)*/i.exec(text) ?? []
  const names = written
    .toLowerCase()
    .split(/, ?/)
    .filter((name) => name !== '')
  const strange = names.find((name) => !known.includes(name))
  if (names.length === 0 || strange !== undefined)
    return wrong(`“${part}”: ${strange ?? 'this'} is none of ${known.join(', ')}.`)
  const rest = text.slice(written.length).replace(/^ ?=?/, '').trim()
  if (rest === '')
    return { ok: true, ranges: names.map((name) => ({ subject: `${kind}:${name}`, ...anyVersion })) }
  if (names.length > 1)
    return wrong(`“${part}”: give each its own versions, such as ${kind}=${names[0]}${rest}.`)
  const range = readVersions(rest)
  if (range === null) return wrong(`“${part}”: ${rangeProblem(rest)}`)
  return { ok: true, ranges: names.map((name) => ({ subject: `${kind}:${name}`, ...range })) }
}

/** Vendors have no versions. */
function readVendor(part: string, rest: string): ReadConditions {
  const read = readNamed(part, 'vendor', rest, Object.keys(vendorNames))
  return read.ok && read.ranges.some((range) => !isUnbounded(range))
    ? wrong(`“${part}”: a vendor has no version; give its driver one, such as driver=nvidia>=580.`)
    : read
}

function unknownSubject(subject: string): string {
  if (kernelDrivers.includes(subject)) return `write driver=${subject}.`
  if (Object.hasOwn(distributions, subject)) return `write distribution=${subject}.`
  return `this is none of driver, distribution, vendor, ${Object.keys(plainSubjects).join(', ')}.`
}

const anyVersion: Range = { from: null, to: null, through: false }

function readVersions(text: string): Range | null {
  return /^[\w.:~+,<>=≤≥ –-]*$/.test(text) ? parseRange(text) : null
}

function wrong(problem: string): ReadConditions {
  return { ok: false, problem }
}
