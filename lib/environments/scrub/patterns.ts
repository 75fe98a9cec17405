import { isCommonWord } from './common-words'
import { isHost, isUser } from './names'
import type { Finder, RedactionKind, Report } from './types'

/** Patterns worth trying on lines that pass the gate. Their groups are named for what they prove: see `kinds` below. */
export type PatternGroup = { gate: RegExp; patterns: RegExp[] }

type Meaning = { kind: RedactionKind; accepts?: (value: string) => boolean }

/** `login` is a user of any name in a place only people's shells print; `guess` a host unless it is a common word. */
const meanings: Record<string, Meaning> = {
  host: { kind: 'host', accepts: isHost },
  guess: { kind: 'host', accepts: (value) => isHost(value) && !isCommonWord(value) },
  user: { kind: 'user', accepts: isUser },
  login: { kind: 'user', accepts: (value) => !/^\d+$/.test(value) },
  serial: { kind: 'serial' },
  uuid: { kind: 'uuid' },
  mac: { kind: 'mac' },
  ip: { kind: 'ip' },
  email: { kind: 'email' },
  ssid: { kind: 'ssid' },
  asset: { kind: 'asset' },
  token: { kind: 'token' },
}

/** One finder for many groups; a line that passes no gate costs one test. */
export function findByPatterns(groups: PatternGroup[]): Finder {
  const anyGate = new RegExp(groups.map(({ gate }) => gate.source).join('|'), 'i')
  return (line, report) => {
    if (!anyGate.test(line)) return
    for (const { gate, patterns } of groups)
      if (gate.test(line)) for (const pattern of patterns) reportMatches(pattern, line, report)
  }
}

/** Reports each named group of each match. */
export function reportMatches(pattern: RegExp, line: string, report: Report): void {
  pattern.lastIndex = 0
  for (let match = pattern.exec(line); match; match = pattern.exec(line)) {
    for (const [name, place] of Object.entries(match.indices?.groups ?? {})) {
      const meaning = meanings[name]
      if (!place || !meaning) continue
      if (meaning.accepts?.(line.slice(place[0], place[1])) ?? true) report(meaning.kind, place[0], place[1])
    }
    if (match[0] === '') pattern.lastIndex += 1
  }
}
