import { isCommonWord } from './common-words'
import { isHost, isUser } from './names'
import type { Finder, RedactionKind, Report } from './types'

/**
 * Patterns for the lines that hold one of the words (a letter stands before none of them) or one of the signs. The groups of
 * a pattern are named for what they prove: see `meanings`.
 */
export type PatternGroup = { words: string; signs?: string[]; patterns: RegExp[] }

type Meaning = { kind: RedactionKind; accepts?: (value: string) => boolean }

/** `login` is a user of any name, where only shells of people print one; `guess` and `person` are no common words. */
const meanings: Record<string, Meaning> = {
  host: { kind: 'host', accepts: isHost },
  guess: { kind: 'host', accepts: (value) => isHost(value) && !isCommonWord(value) },
  user: { kind: 'user', accepts: isUser },
  person: { kind: 'user', accepts: (value) => isUser(value) && !isCommonWord(value) },
  login: { kind: 'user', accepts: (value) => !/^\d{1,3}$/.test(value) },
  serial: { kind: 'serial' },
  uuid: { kind: 'uuid' },
  mac: { kind: 'mac' },
  ip: { kind: 'ip' },
  ssid: { kind: 'ssid' },
  asset: { kind: 'asset' },
  token: { kind: 'token' },
}

/** One finder for up to 31 groups. It reads a line once to learn which groups are worth their patterns. */
export function findByPatterns(groups: PatternGroup[]): Finder {
  const byBeginning = new Int32Array(1 << 15)
  const gates = groups.map(
    ({ words }) => new RegExp(`(?<![a-z])(?:${words.trim().split(/\s+/).join('|')})`, 'i'),
  )
  const signs = groups.flatMap((group, index) =>
    (group.signs ?? []).map((sign) => ({ sign, bit: 1 << index })),
  )
  for (const [index, { words }] of groups.entries())
    for (const word of words.trim().split(/\s+/)) {
      const key = beginningOf(word)
      byBeginning[key] = (byBeginning[key] ?? 0) | (1 << index)
    }
  return (line, report) => {
    let worth = worthOf(line, byBeginning)
    for (const { sign, bit } of signs) if (line.includes(sign)) worth |= bit
    for (let index = 0; worth >> index !== 0; index += 1) {
      const group = groups[index]
      if (!group || ((worth >> index) & 1) === 0) continue
      if (group.signs?.some((sign) => line.includes(sign)) || gates[index]?.test(line))
        for (const pattern of group.patterns) reportMatches(pattern, line, report)
    }
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

/** The bits of the words that begin in a line. One step a character and no look ahead: this runs on all that is pasted. */
function worthOf(line: string, byBeginning: Int32Array): number {
  const length = line.length
  let worth = 0
  let letters = 0
  let key = 0
  for (let at = 0; at <= length; at += 1) {
    const small = at === length ? 0 : line.charCodeAt(at) | 32
    if (small >= 97 && small <= 122) {
      if (letters < 3) key = (key << 5) | (small - 96)
      letters += 1
      if (letters === 3) worth |= byBeginning[key] ?? 0
    } else if (letters !== 0) {
      if (letters < 3) worth |= byBeginning[letters === 2 ? key << 5 : key << 10] ?? 0
      letters = 0
      key = 0
    }
  }
  return worth
}

/** The first three letters of a word, in either case; a shorter word ends in nothing. */
function beginningOf(word: string): number {
  const [, letters = ''] = /^([a-z]{0,3})/.exec(word) ?? []
  return [0, 1, 2].reduce(
    (key, at) => (key << 5) | (at < letters.length ? letters.charCodeAt(at) - 96 : 0),
    0,
  )
}
