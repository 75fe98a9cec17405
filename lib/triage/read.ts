import { eachLine } from '@/lib/environments/lines'
import { parseEnvironment } from '@/lib/environments/parse'
import { scrub } from '@/lib/environments/scrub'
import type { Environment } from '@/lib/environments/types'
import { findSignatures } from '@/lib/signatures/find'
import type { SignatureMatch } from '@/lib/signatures/types'
import type { Reading, ShownLine } from './types'

const MOST_SIGNATURES = 60
const LINES_EACH = 4
const LINE_SHOWN = 300
const MOST_FACTS = 40
/** Of what goes with a question; the whole log may be added there by hand. */
const ENVIRONMENT_MAX = 12_000

/** Reads a log of any length: scrubbed first, so that nothing of what follows can hold what was taken out. */
export function readLog(text: string): Reading {
  const { text: log, redactions } = scrub(text)
  const facts = parseEnvironment(log)
  const matches = findSignatures(log)
  const shown = matches.slice(0, MOST_SIGNATURES)
  const proving = linesOf(facts)
  const wanted = new Set([...proving, ...shown.flatMap(({ lines }) => lines.slice(0, LINES_EACH))])
  const { lines, count } = pick(log, wanted)
  const kinds = new Map<string, number>()
  for (const { kind } of redactions) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  return {
    facts: shorten(facts),
    signatures: shown.map((match) => ({ ...match, shown: shownOf(match, lines) })),
    total: matches.length,
    lines: count,
    redactions: [...kinds].map(([kind, found]) => ({ kind, count: found })),
    environment: provingText(proving, lines),
  }
}

function shownOf({ lines }: SignatureMatch, texts: Map<number, string>): ShownLine[] {
  return lines.slice(0, LINES_EACH).map((number) => {
    const text = texts.get(number) ?? ''
    return { number, text: text.length > LINE_SHOWN ? `${text.slice(0, LINE_SHOWN)} …` : text }
  })
}

/** The wanted lines without terminal escapes, and how many lines there are. */
function pick(log: string, wanted: ReadonlySet<number>): { lines: Map<number, string>; count: number } {
  const lines = new Map<number, string>()
  let count = 0
  eachLine(log, (text, number) => {
    count = number
    if (wanted.has(number)) lines.set(number, text.trimEnd())
  })
  return { lines, count: log.endsWith('\n') ? count - 1 : count }
}

function linesOf(facts: Environment): number[] {
  const { devices, drivers, kernel, distro, versions, session, secureBoot, virtualization, tools } = facts
  const single = [kernel, distro, session, secureBoot, virtualization].flatMap((fact) => fact ?? [])
  const all = [...devices, ...drivers, ...single, ...Object.values(versions), ...tools]
  return [...new Set(all.map(({ line }) => line))].sort((one, other) => one - other)
}

function provingText(numbers: number[], lines: Map<number, string>): string {
  let text = ''
  for (const number of numbers) {
    const line = (lines.get(number) ?? '').slice(0, LINE_SHOWN)
    if (text.length + line.length > ENVIRONMENT_MAX) break
    if (line !== '') text += `${line}\n`
  }
  return text
}

/** A hostile text may name thousands of devices. */
function shorten(facts: Environment): Environment {
  return {
    ...facts,
    devices: facts.devices.slice(0, MOST_FACTS),
    drivers: facts.drivers.slice(0, MOST_FACTS),
    tools: facts.tools.slice(0, MOST_FACTS),
  }
}
