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
import type { Places } from './scrub/places'
import { findPrompts } from './scrub/prompts'
import { createReader, type Reader } from './scrub/reader'
import { createSpreader, type KnownNames, learnName } from './scrub/spread'
import { tokenPatterns } from './scrub/tokens'
import type { Finder, Scrubbed, Span } from './scrub/types'
import { userPatterns } from './scrub/users'
import { findUuids } from './scrub/uuids'
import { hasEscapes } from './scrub/visible-line'
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
  const lines = text.split(newline)
  const page: Page = {
    lines,
    reader: createReader(lines, hasEscapes(text)),
    names: new Map(),
    finders: [createChosenFinder(chosen), ...proofs].filter((finder) => finder !== null),
    blocks: findBlocks(text, lines),
  }
  const register = createRegister(text)
  let pending = [...lines.keys()]
  for (let round = 0; round < mostRounds && pending.length > 0; round += 1) {
    pending = scrubLines(page, pending, register)
    page.blocks = new Map()
  }
  return { text: lines.join(newline), redactions: register.list() }
}

type Page = {
  lines: string[]
  reader: Reader
  names: KnownNames
  finders: readonly Finder[]
  blocks: Map<number, Span>
}

/** Proves, spreads what was proved, replaces; returns the lines that deserve another look. */
function scrubLines(page: Page, pending: number[], register: Register): number[] {
  const found: (Places | undefined)[] = []
  let grew = false
  for (const at of pending) {
    const places = page.reader.look(at, page.finders, null, page.blocks.get(at))
    if (!places) continue
    found[at] = places
    for (const { kind, start, end } of places.spans)
      if (kind === 'host' || kind === 'user')
        grew = learnName(page.names, kind, page.reader.shown(page.lines[at]?.slice(start, end) ?? '')) || grew
  }
  if (page.names.size > 0) spreadNames(page, grew ? page.lines.keys() : pending, found)
  return replaceAll(page, found, register)
}

function spreadNames(page: Page, lines: Iterable<number>, found: (Places | undefined)[]): void {
  const finders = [createSpreader(page.names)]
  for (const at of lines) {
    const places = page.reader.look(at, finders, found[at] ?? null)
    if (places) found[at] = places
  }
}

/** Returns the lines where taking something out may have uncovered more: it touched other text, or two finds met. */
function replaceAll(page: Page, found: (Places | undefined)[], register: Register): number[] {
  const unsettled: number[] = []
  for (const [at, places] of found.entries()) {
    if (!places) continue
    const { spans, contested } = places
    const raw = page.lines[at] ?? ''
    if (contested || spans.some((span) => isTouching(raw, span))) unsettled.push(at)
    let from = 0
    let line = ''
    for (const { kind, start, end, whole } of spans.sort((a, b) => a.start - b.start)) {
      line +=
        raw.slice(from, start) +
        register.redact(kind, whole ?? page.reader.shown(raw.slice(start, end)), at + 1)
      from = end
    }
    page.lines[at] = line + raw.slice(from)
  }
  return unsettled
}

function isTouching(line: string, { start, end }: Span): boolean {
  return (
    (start > 0 && line.charCodeAt(start - 1) !== 32) || (end < line.length && line.charCodeAt(end) !== 32)
  )
}
