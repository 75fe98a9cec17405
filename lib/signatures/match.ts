import { type Automaton, buildAutomaton } from './automaton'
import { type Excerpt, readExcerpts } from './excerpt'
import { buildProbes, type Probe } from './probes'
import { scan } from './scan'
import type { Signature, SignatureMatch } from './types'

/**
 * Builds the matcher of a catalogue once; the matcher finds all its signatures in a log of any length, in order of first
 * appearance. One pass looks for words that the expressions need; only lines that have them are tried. Time grows with
 * the length of the text, whatever the text is.
 */
export function createMatcher(catalogue: readonly Signature[]): (text: string) => SignatureMatch[] {
  const probes = buildProbes(catalogue)
  const byWord = new Map<string, number[]>()
  probes.forEach((probe, index) => {
    for (const word of probe.words) byWord.set(word, [...(byWord.get(word) ?? []), index])
  })
  const index = { probes, byWord: [...byWord.values()], automaton: buildAutomaton([...byWord.keys()]) }
  return (text) => matchText(text.includes('\n') ? text : text.replaceAll('\r', '\n'), index)
}

type Index = { probes: Probe[]; byWord: number[][]; automaton: Automaton }

const MOST_LINES = 100
// A line in which a word comes again and again is tried at its first places only.
const MOST_TRIES = 16

function matchText(text: string, { probes, byWord, automaton }: Index): SignatureMatch[] {
  const matches = new Map<string, Tally>()
  const attempts = probes.map((): Attempts => ({ line: 0, tries: 0, done: false }))
  const reader = readExcerpts(text)
  scan(text, automaton, (word, at, lineStart, line) => {
    for (const index of byWord[word] ?? []) {
      const probe = probes[index]
      const attempt = attempts[index]
      if (probe === undefined || attempt === undefined || !mayTry(attempt, line)) continue
      const excerpt = reader.here(at, lineStart, line)
      const ids = probe.find(excerpt.text)
      for (const { id } of ids) note(matches, id, line)
      // A part of a very long line says nothing of the rest, where other codes of a family may stand.
      attempt.done = excerpt.whole
      if (ids.length === 0 && attempt.tries === 1) tryFolded(reader.folded(lineStart, line), probe, matches)
    }
  })
  return [...matches.values()]
    .sort((one, other) => one.first - other.first)
    .map(({ id, count, lines, first }) => ({ id, count, lines, first }))
}

type Tally = SignatureMatch & { last: number }
type Attempts = { line: number; tries: number; done: boolean }

function mayTry(attempt: Attempts, line: number): boolean {
  if (attempt.line !== line) {
    attempt.line = line
    attempt.tries = 0
    attempt.done = false
  }
  attempt.tries += 1
  return !attempt.done && attempt.tries <= MOST_TRIES
}

/** Looks for the probe in two lines as one; only what spans the break counts. */
function tryFolded(excerpts: Excerpt[], probe: Probe, matches: Map<string, Tally>): void {
  for (const excerpt of excerpts) {
    const spanning = probe
      .find(excerpt.text)
      .filter(({ start, end }) => start < excerpt.seam && end > excerpt.seam)
    for (const { id } of spanning) note(matches, id, excerpt.firstLine)
    if (spanning.length > 0) return
  }
}

function note(matches: Map<string, Tally>, id: string, line: number): void {
  const match = matches.get(id)
  if (match === undefined) {
    matches.set(id, { id, count: 1, lines: [line], first: line, last: line })
    return
  }
  // Several shapes of one code can stand in a line; lines come in order.
  if (line <= match.last) return
  match.count += 1
  match.last = line
  if (match.lines.length < MOST_LINES) match.lines.push(line)
}
