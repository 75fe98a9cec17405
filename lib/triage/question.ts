import type { TriageView } from './view'

/** A title for a question about the log: its first grave error, with the device when one is named. */
export function questionTitle({ signatures, facts }: TriageView): string {
  const first = mostTelling(signatures)
  const device = facts.devices.find(({ name }) => name !== null)?.name
  const title = [first?.signature.title, device && `on ${device}`].filter(Boolean).join(' ')
  return title.length > TITLE ? `${title.slice(0, TITLE - 1).trimEnd()}…` : title
}

/** The text that the ask form begins with: room for the person's own words, then what the log shows. */
export function questionBody({ signatures }: TriageView): string {
  const shown = signatures.filter(({ signature }) => signature.severity !== 'info').slice(0, ERRORS)
  if (shown.length === 0) return ''
  const lines = shown.flatMap(({ match }) => match.shown).sort((one, other) => one.number - other.number)
  const log = [...new Map(lines.map(({ number, text }) => [number, text])).values()]
  const list = shown.map(({ signature, match }) => {
    const times =
      match.count > 1 ? `${match.count} lines, first in line ${match.first}` : `line ${match.first}`
    return `- ${plainTitle(signature.title)} (${times})`
  })
  return `\n\n## What the log shows\n\n${list.join('\n')}\n\n${fenced(log.slice(0, LOG_LINES))}\n`
}

const TITLE = 150
const ERRORS = 12
const LOG_LINES = 40

const ranks = ['critical', 'high', 'medium', 'low', 'info']

function mostTelling(signatures: TriageView['signatures']) {
  return signatures.toSorted(
    (one, other) => ranks.indexOf(one.signature.severity) - ranks.indexOf(other.signature.severity),
  )[0]
}

/** Titles of the catalogue are ours, but may hold what Markdown reads as marks. */
function plainTitle(title: string): string {
  return title.replace(/[\\`*_[\]<>]/g, '\\$&')
}

/** A fence longer than any in the lines, so that a log cannot end it. */
function fenced(lines: string[]): string {
  const longest = Math.max(2, ...lines.map((line) => /`{3,}/.exec(line)?.[0].length ?? 0))
  const fence = '`'.repeat(longest + 1)
  return `${fence}log\n${lines.join('\n')}\n${fence}`
}
