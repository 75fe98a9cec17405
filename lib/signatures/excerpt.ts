import { LONGEST_LINE, lineEnd } from './scan'

/**
 * A piece of the text to try an expression on. `whole` says that nothing of its line is left out; `seam` is where its
 * second physical line begins, -1 for one line.
 */
export type Excerpt = { text: string; firstLine: number; whole: boolean; seam: number }

// Of a very long line only the surroundings of a word are looked at: the cost of a try does not grow with the line.
const WHOLE_LINE = 1200
const AROUND = 600

/**
 * Cuts excerpts from a text. `here` is the line (or its part) in which the word ends that `at` is just behind. `folded` is
 * what the message is if line breaks were put into it: this line with the one before and with the one after, each with the
 * break as a blank and as nothing; empty when the neighbours are records of their own. Each keeps its last answer: the
 * words of a line come one after the other.
 */
export function readExcerpts(text: string) {
  let bounds = { start: -1, end: 0 }
  let current: { start: number; from: number; excerpt: Excerpt } | undefined
  let folds: { line: number; excerpts: Excerpt[] } | undefined
  return {
    here: (at: number, lineStart: number, line: number): Excerpt => {
      if (bounds.start !== lineStart) bounds = { start: lineStart, end: lineEnd(text, at) }
      const { from, to, whole } = around(at, lineStart, Math.min(bounds.end, lineStart + LONGEST_LINE))
      if (current?.start !== lineStart || current.from !== from) {
        current = {
          start: lineStart,
          from,
          excerpt: { text: tidy(text.slice(from, to)), firstLine: line, whole, seam: -1 },
        }
      }
      return current.excerpt
    },
    folded: (lineStart: number, line: number): Excerpt[] => {
      if (folds?.line !== line) folds = { line, excerpts: foldedExcerpts(text, lineStart, line) }
      return folds.excerpts
    },
  }
}

function around(at: number, lineStart: number, end: number): { from: number; to: number; whole: boolean } {
  if (end - lineStart <= WHOLE_LINE) return { from: lineStart, to: end, whole: true }
  return { from: Math.max(lineStart, at - AROUND), to: Math.min(end, at + AROUND), whole: false }
}

function foldedExcerpts(text: string, lineStart: number, line: number): Excerpt[] {
  const end = lineEnd(text, lineStart)
  const before = lineStart === 0 ? 0 : text.lastIndexOf('\n', lineStart - 2) + 1
  const excerpts: Excerpt[] = []
  if (lineStart - 1 - before >= SHORTEST_FOLDED) excerpts.push(...fold(text, before, lineStart, line - 1))
  if (end - lineStart >= SHORTEST_FOLDED && end + 1 < text.length)
    excerpts.push(...fold(text, lineStart, end + 1, line))
  return excerpts
}

function physicalLine(text: string, start: number): string {
  const end = Math.min(lineEnd(text, start), start + WHOLE_LINE)
  return tidy(text.slice(start, end)).trimEnd()
}

const SHORTEST_FOLDED = 44
const MARGIN = /^(?:[ >|]|\+(?=\s))*/
// Time stamps, log levels, list items, fences and the like: this line begins something of its own.
const RECORD =
  /^(?:\[ *\d+\.\d+|<\d|\d{4}-\d\d-\d\d|\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:|[a-z]+ *:[a-z]+ *:|\[[A-Z][a-z]{2} |```|~~~|#|[-*] |NVRM:|\w{2,10} [0-9a-f]{4}:[0-9a-f]{2}:|\[drm)/

function fold(text: string, firstStart: number, secondStart: number, firstLine: number): Excerpt[] {
  const rest = physicalLine(text, secondStart).replace(MARGIN, '')
  if (rest === '' || RECORD.test(rest)) return []
  const first = physicalLine(text, firstStart)
  return [
    { text: `${first} ${rest}`, firstLine, whole: true, seam: first.length },
    { text: first + rest, firstLine, whole: true, seam: first.length },
  ]
}

// Escapes as a terminal sends them, and as strace, JSON, `cat -v` and syslog spell them.
const COLOURS = new RegExp(
  `(?:${['\\u001b', '\\\\0?33', '\\\\x1b', '\\\\u001b', '\\^\\[', '#033'].join('|')})\\[[0-9;]{0,12}[mK]|\\[[0-9][0-9;]{0,11}m`,
  'gi',
)
const BLANKS = /[\s\u00a0]{2,}|[\t\r\u00a0]/g

function tidy(line: string): string {
  const plain = line.includes('m') || line.includes('K') ? line.replace(COLOURS, '') : line
  return plain.replace(BLANKS, ' ')
}
