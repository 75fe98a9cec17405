import type { Automaton } from './automaton'

/** A line is looked at this far: enough for a log whose line breaks an issue form has eaten. */
export const LONGEST_LINE = 65_536

/** `at` is the offset just behind the word; the line starts at `lineStart` and has the 1-based number `line`. */
export type Found = (word: number, at: number, lineStart: number, line: number) => void

/**
 * Reports each word of the automaton in the text, in one pass. Runs of blanks count as one blank, colour escapes as
 * nothing, and a line break as a blank and as nothing: a message that a terminal or a mail program has folded is found,
 * also when the fold cuts a word. Quote and diff marks at the start of a line are skipped.
 */
export function scan(text: string, automaton: Automaton, found: Found): void {
  const { classes, classCount, next, accepting, ends, blank } = automaton
  let state = 0
  // The state as if the last line break were not there, or -1 once both readings agree.
  let joined = -1
  let lineStart = 0
  let line = 1
  let atMargin = true
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === LINE_FEED) {
      joined = state
      if (!follows(text, at)) state = next[state * classCount + blank] ?? 0
      lineStart = at + 1
      line += 1
      atMargin = true
      continue
    }
    if (at - lineStart >= LONGEST_LINE) {
      at = lineEnd(text, at) - 1
      continue
    }
    if (code === ESCAPE) {
      at = escapeEnd(text, at)
      continue
    }
    if (code <= SPACE && (code === RETURN || follows(text, at))) continue
    if (atMargin && isMargin(code)) continue
    atMargin = false
    const kind = code < 128 ? (classes[code] ?? 0) : code === HARD_SPACE ? blank : 0
    state = next[state * classCount + kind] ?? 0
    if (accepting[state] === 1) for (const word of ends[state] ?? NONE) found(word, at + 1, lineStart, line)
    if (joined === -1) continue
    joined = next[joined * classCount + kind] ?? 0
    if (joined === state) joined = -1
    else if (accepting[joined] === 1)
      for (const word of ends[joined] ?? NONE) found(word, at + 1, lineStart, line)
  }
}

export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

const LINE_FEED = 10
const RETURN = 13
const ESCAPE = 27
const SPACE = 32
const HARD_SPACE = 160
const NONE: readonly number[] = []

/** Whether the blank at this place comes after another one of its line. */
function follows(text: string, at: number): boolean {
  return at > 0 && text.charCodeAt(at - 1) <= SPACE
}

/** Blanks and the marks > + | of quotes, diffs and tables. */
function isMargin(code: number): boolean {
  return code <= SPACE || code === 62 || code === 43 || code === 124
}

const LONGEST_ESCAPE = 64

/** The last character of the terminal escape that starts here. */
function escapeEnd(text: string, from: number): number {
  if (text[from + 1] !== '[') return from
  for (let at = from + 2; at < from + LONGEST_ESCAPE; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 64 && code <= 126) return at
    if (!(code >= SPACE)) return from
  }
  return from
}
