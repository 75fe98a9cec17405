import { findAddresses } from './scrub/addresses'
import { findBlocks } from './scrub/blocks'
import { createChosenFinder } from './scrub/chosen'
import { findColumns } from './scrub/columns'
import { findEmails } from './scrub/emails'
import { hardwarePatterns } from './scrub/hardware'
import { hostPatterns } from './scrub/hosts'
import { findLogPrefix } from './scrub/log-prefixes'
import { findByPatterns } from './scrub/patterns'
import { createRegister, type Register } from './scrub/placeholders'
import { createPlaces } from './scrub/places'
import { findPrompts } from './scrub/prompts'
import { createSpreader, type KnownNames, learnName } from './scrub/spread'
import { tokenPatterns } from './scrub/tokens'
import type { Finder, Near, Report, Scrubbed, Span } from './scrub/types'
import { userPatterns } from './scrub/users'
import { findUuids } from './scrub/uuids'
import { hasEscapes, plainLine, type VisibleLine, visibleLine } from './scrub/visible-line'
import { wirelessPatterns } from './scrub/wireless'

/** What comes first keeps its place: a token that holds an address is a token. */
const proofs: Finder[] = [
  findLogPrefix,
  findByPatterns([
    ...tokenPatterns,
    ...userPatterns,
    ...hostPatterns,
    ...hardwarePatterns,
    ...wirelessPatterns,
  ]),
  findPrompts,
  findEmails,
  findUuids,
  findAddresses,
  findColumns,
]
// Taking a secret out may uncover another that it touched; a text is settled after the second look, nearly always.
const mostRounds = 4

/**
 * Replaces what names a person or a machine by placeholders: `<host-1>`, `<user-1>`. The same value gets the same placeholder,
 * the number of lines stays, and a scrubbed text comes back unchanged. PCI ids, versions, registers and kernel addresses stay.
 * Costs time in proportion to the text and never throws. `chosen` are words the author also wants to be gone.
 */
export function scrub(text: string, chosen: readonly string[] = []): Scrubbed {
  const newline = text.includes('\n') ? '\n' : '\r'
  const page: Page = {
    lines: text.split(newline),
    escaped: hasEscapes(text),
    names: new Map(),
    chosen: createChosenFinder(chosen),
    blocks: new Map(),
  }
  page.blocks = findBlocks(text, page.lines)
  const register = createRegister(text)
  let pending = page.lines.map((_, at) => at)
  for (let round = 0; round < mostRounds && pending.length > 0; round += 1) {
    pending = scrubLines(page, pending, register)
    page.blocks = new Map()
  }
  return { text: page.lines.join(newline), redactions: register.list() }
}

type Page = {
  lines: string[]
  escaped: boolean
  names: KnownNames
  chosen: Finder | null
  blocks: Map<number, Span>
}

/** Proves, spreads what was proved, replaces; returns the lines that deserve another look. */
function scrubLines(page: Page, pending: number[], register: Register): number[] {
  const found = new Map<number, Span[]>()
  let grew = false
  for (const at of pending) {
    const spans = findSpans(page, at, page.chosen ? [page.chosen, ...proofs] : proofs, [])
    if (spans.length === 0) continue
    found.set(at, spans)
    for (const { kind, start, end } of spans)
      if (kind === 'host' || kind === 'user')
        grew = learnName(page.names, kind, shownText(page, at, start, end)) || grew
  }
  if (page.names.size > 0) spreadNames(page, grew ? page.lines.keys() : pending, found)
  return replaceAll(page, found, register)
}

function spreadNames(page: Page, lines: Iterable<number>, found: Map<number, Span[]>): void {
  const finders = [createSpreader(page.names)]
  for (const at of lines) {
    const spans = findSpans(page, at, finders, found.get(at) ?? [])
    if (spans.length > 0) found.set(at, spans)
  }
}

function findSpans(page: Page, at: number, finders: readonly Finder[], known: Span[]): Span[] {
  const raw = page.lines[at] ?? ''
  if (raw.length < 3) return known
  const visible = visibleOf(page, at)
  const places = createPlaces(raw, known)
  const block = page.blocks.get(at)
  if (block && known.length === 0) places.take(block)
  const report: Report = (kind, start, end) =>
    places.take({ kind, start: visible.rawStart(start), end: visible.rawEnd(end) })
  const near: Near = (offset) => visibleOf(page, at + offset).text
  for (const find of finders) find(visible.text, report, near)
  return places.spans
}

function visibleOf(page: Page, at: number): VisibleLine {
  const raw = page.lines[at] ?? ''
  return page.escaped ? visibleLine(raw) : plainLine(raw)
}

function shownText(page: Page, at: number, start: number, end: number): string {
  const raw = page.lines[at]?.slice(start, end) ?? ''
  return page.escaped ? visibleLine(raw).text : raw
}

function replaceAll(page: Page, found: Map<number, Span[]>, register: Register): number[] {
  const changed = [...found.keys()].sort((a, b) => a - b)
  for (const at of changed) {
    const spans = (found.get(at) ?? []).sort((a, b) => a.start - b.start)
    const raw = page.lines[at] ?? ''
    let from = 0
    let line = ''
    for (const { kind, start, end, whole } of spans) {
      line += raw.slice(from, start) + register.redact(kind, whole ?? shownText(page, at, start, end), at + 1)
      from = end
    }
    page.lines[at] = line + raw.slice(from)
  }
  return changed
}
