import { plural } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import type { DigestCadence } from './digest-slot'
import { letterText, link, unsubscribeHeaders } from './mail-text'
import { type Kind, kindNames, kinds } from './types'
import { diffPathOf, type EventFacts, headline, noteOf, pathOf } from './wording'

export type DigestLine = {
  kind: Kind
  count: number
  facts: EventFacts
  /** Of edits: what became of the text over all of them. */
  change?: { text: string; from: number; to: number }
}

/** More lines than this are counted, not listed. */
const LINES_MAX = 60
const CHANGE_MAX = 4_000

/** A digest: its lines by kind, in the order of the settings page, each with its link. */
export function digestMail(
  lines: DigestLine[],
  to: { userId: string; handle: string; cadence: DigestCadence },
) {
  const since = to.cadence === 'daily' ? 'yesterday' : 'last week'
  const ordered = kindNames.flatMap((kind) => lines.filter((line) => line.kind === kind))
  const shown = ordered.slice(0, LINES_MAX)
  const rest = ordered.length - shown.length
  const sections = kindNames.flatMap((kind) => section(kind, shown, to.userId))
  const more = rest > 0 ? [`And ${plural(rest, 'more line', 'more lines')}:\n${link(routes.inbox())}`] : []
  const paragraphs = [`Hello ${to.handle},`, `this happened since ${since}.`, ...sections, ...more]
  const why = `You get this ${to.cadence} summary because your settings ask for it.`
  const first = shown[0]
  const subject =
    first && ordered.length === 1
      ? lineOf(first, to.userId)
      : plural(ordered.length, 'piece of news', 'pieces of news')
  return {
    subject: `[Nomodeset] ${subject}`,
    text: letterText(paragraphs, why, to.userId, 'digest'),
    headers: unsubscribeHeaders(to.userId, 'digest'),
  }
}

function section(kind: Kind, lines: DigestLine[], reader: string): string[] {
  const mine = lines.filter((line) => line.kind === kind)
  return mine.length === 0
    ? []
    : [kinds[kind].label.toUpperCase(), ...mine.map((line) => entry(line, reader))]
}

function entry(line: DigestLine, reader: string): string {
  const note = line.count === 1 ? noteOf(line.facts, reader) : ''
  const said = note === '' ? [] : [`  ${note}`]
  const entry = [`* ${lineOf(line, reader)}`, ...said, `  ${link(pathOf(line.facts, reader))}`]
  return [...entry, ...changed(line)].join('\n')
}

/** What changed, indented below its line, and where to see it side by side. */
function changed({ facts, change }: DigestLine): string[] {
  const diff = change && diffPathOf(facts, change)
  if (!diff) return []
  const text = change.text.slice(0, CHANGE_MAX)
  const lines = text === '' ? [] : ['', ...text.split('\n').map((line) => `    ${line}`), '']
  return [...lines, `  What changed: ${link(diff)}`]
}

function lineOf({ facts, count }: DigestLine, reader: string): string {
  return headline(facts, reader, count)
}
