import { LONGEST_LINE, lineEnd } from './scan'

/** A piece of the text to try an expression on. `seam` is where its second physical line begins, -1 for one line. */
export type Excerpt = { text: string; firstLine: number; seam: number }

// Of a very long line only the surroundings of a word are looked at: the cost of a try does not grow with the line.
const WHOLE_LINE = 1200
const AROUND = 600

/** The line (or its part) in which the word ends that `at` is just behind. */
export function lineExcerpt(text: string, at: number, lineStart: number, line: number): Excerpt {
  const end = Math.min(lineEnd(text, at), lineStart + LONGEST_LINE)
  const short = end - lineStart <= WHOLE_LINE
  const from = short ? lineStart : Math.max(lineStart, at - AROUND)
  return { text: tidy(text.slice(from, short ? end : Math.min(end, at + AROUND))), firstLine: line, seam: -1 }
}

/**
 * What the message is if line breaks were put into it: this line with the one before, and with the one after; each with
 * the break as a blank and as nothing. Empty when the neighbours are records of their own.
 */
export function foldedExcerpts(text: string, lineStart: number, line: number): Excerpt[] {
  const current = physicalLine(text, lineStart)
  const before = lineStart === 0 ? '' : physicalLine(text, text.lastIndexOf('\n', lineStart - 2) + 1)
  const behind = lineEnd(text, lineStart) + 1
  const after = behind >= text.length ? '' : physicalLine(text, behind)
  return [...fold(before, current, line - 1), ...fold(current, after, line)]
}

function physicalLine(text: string, start: number): string {
  const end = Math.min(lineEnd(text, start), start + WHOLE_LINE)
  return tidy(text.slice(start, end)).trimEnd()
}

const SHORTEST_FOLDED = 30
const MARGIN = /^(?:[ >|]|\+(?=\s))*/
// Time stamps, log levels, list items, fences and the like: this line begins something of its own.
const RECORD =
  /^(?:\[ *\d+\.\d+|<\d|\d{4}-\d\d-\d\d|\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:|[a-z]+ *:[a-z]+ *:|\[[A-Z][a-z]{2} |```|~~~|#|[-*] |NVRM:|\w{2,10} [0-9a-f]{4}:[0-9a-f]{2}:|\[drm)/

function fold(first: string, second: string, firstLine: number): Excerpt[] {
  const rest = second.replace(MARGIN, '')
  if (first.length < SHORTEST_FOLDED || rest === '' || RECORD.test(rest)) return []
  return [
    { text: `${first} ${rest}`, firstLine, seam: first.length },
    { text: first + rest, firstLine, seam: first.length },
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
