import { isTelling } from './common-words'
import type { Finder, RedactionKind } from './types'

/** Names that some place of the text has proved. */
export type KnownNames = Map<string, Known>
type Known = { kind: RedactionKind; exact: string | null }

const shortestFolded = 4
const shortestInside = 5

/** Remembers a proven name for the rest of the text; true when it was not known before. Common words are not kept. */
export function learnName(names: KnownNames, kind: RedactionKind, name: string): boolean {
  if (names.has(name)) return false
  const forms = kind === 'host' && name.includes('.') ? [name, name.slice(0, name.indexOf('.'))] : [name]
  let grew = false
  for (const form of forms) {
    const key = form.toLowerCase()
    if (names.has(key) || !isTelling(form)) continue
    names.set(key, { kind, exact: form.length < shortestFolded ? form : null })
    grew = true
  }
  return grew
}

/** Finds known names as whole words. The table of first letters lets nearly every word pass without a look-up. */
export function createSpreader(names: KnownNames): Finder {
  const lengths = new Map<number, Set<number>>()
  for (const name of names.keys()) {
    const key = firstLetters(name.charCodeAt(0), name.charCodeAt(1))
    lengths.set(key, (lengths.get(key) ?? new Set()).add(name.length))
  }
  const starts = new Uint8Array(1 << 14)
  for (const key of lengths.keys()) starts[key] = 1
  return (line, report) => {
    const last = line.length - 2
    let before = 0
    for (let at = 0; at < last; at += 1) {
      const code = line.charCodeAt(at)
      const kind = code < 128 ? (kinds[code] ?? other) : isWordCode(code) ? letter : other
      // A name begins after anything but a letter; a digit only after what is neither.
      if (kind !== other && before !== letter && (before !== digit || kind === letter)) {
        const key = firstLetters(code, line.charCodeAt(at + 1))
        const found = starts[key] === 1 ? longestAt(line, at, lengths.get(key), names) : null
        if (found) report(found.kind, at, found.end)
      }
      before = code === 95 ? other : kind
    }
  }
}

const other = 0
const letter = 1
const digit = 2
const kinds = Uint8Array.from({ length: 128 }, (_, code) =>
  !isWordCode(code) ? other : isDigit(code) ? digit : letter,
)

function longestAt(line: string, at: number, lengths: Set<number> | undefined, names: KnownNames) {
  let best: { kind: RedactionKind; end: number } | null = null
  for (const length of lengths ?? []) {
    const word = line.slice(at, at + length)
    const known = names.get(word.toLowerCase())
    if (!known || word.length !== length || (known.exact !== null && known.exact !== word)) continue
    const end = at + length
    if (end <= (best?.end ?? 0) || !isWhole(line, at, end) || isInVersion(line, at)) continue
    best = { kind: known.kind, end }
  }
  return best
}

/** An underscore ends a word only for names long enough not to be a piece of a symbol. */
function isWhole(line: string, start: number, end: number): boolean {
  const ends = (at: number) => {
    const code = at < 0 || at >= line.length ? 0 : line.charCodeAt(at)
    return !isWordCode(code) || (code === 95 && end - start >= shortestInside)
  }
  return ends(end) && (ends(start - 1) || followsCount(line, start))
}

/** strace and what it traces share a terminal: `write(1, "bob is"..., 41bob is member`. */
function followsCount(line: string, start: number): boolean {
  return / \d{1,4}$/.test(line.slice(Math.max(0, start - 5), start))
}

/** `6.6.3-2-zen-mypc`: what belongs to a version stays a version. */
function isInVersion(line: string, at: number): boolean {
  let start = at
  while (start > 0 && at - start < 64 && /[\w.+~-]/.test(line.charAt(start - 1))) start -= 1
  return start < at && /^\d{1,4}\.\d/.test(line.slice(start, at))
}

function firstLetters(first: number, second: number): number {
  return (fold(first) << 7) | fold(second)
}

function fold(code: number): number {
  return (code >= 65 && code <= 90 ? code | 32 : code) & 127
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** Letters, digits and the underscore of alphabets that put spaces between words. */
function isWordCode(code: number): boolean {
  if (code < 128)
    return (
      (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95
    )
  return code >= 0xaa && code < 0x2000 && code !== 0xb7 && code !== 0xbb && code !== 0xab
}
