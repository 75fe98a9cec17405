/** One physical line of a paste, free of terminal escapes. `number` counts from 1. */
export type LogLine = { number: number; text: string }

/** A line longer than this says nothing more to the matchers, and must not cost more either. */
export const LONGEST_LINE = 4096

/**
 * Splits a paste into lines: CRLF, LF and lone CR (a progress bar shows only what it wrote last) all work, and colour and
 * cursor escapes are removed. Each line is cut at `LONGEST_LINE` characters.
 */
export function toLines(text: string): LogLine[] {
  const lines: LogLine[] = []
  eachLine(text, (line, number) => lines.push({ number, text: line }))
  return lines
}

/** `toLines` without the list, which would outweigh the text where its lines are short. */
export function eachLine(text: string, visit: (line: string, number: number) => void) {
  const source = text.includes('\n') ? text : text.replaceAll('\r', '\n')
  let start = 0
  for (let number = 1; start <= source.length; number++) {
    const end = source.indexOf('\n', start)
    const stop = end === -1 ? source.length : end
    visit(clean(source.slice(start, Math.min(stop, start + LONGEST_LINE))), number)
    start = stop + 1
  }
}

// Built from a string: the linter rightly distrusts control characters inside a literal.
const ESCAPES = new RegExp(
  [
    '\\u001b\\[[0-?]*[ -/]*[@-~]', // CSI: colours, cursor moves
    '\\u001b\\][^\\u0007\\u001b]{0,2048}(?:\\u0007|\\u001b\\\\)', // OSC: titles and links
    '\\u001b[@-Z\\\\-_()#][0-9A-Za-z]?', // the short ones
    '[\\u0000-\\u0008\\u000b-\\u001f\\u007f\\ufeff]',
  ].join('|'),
  'g',
)
const CONTROL = new RegExp(ESCAPES.source.slice(ESCAPES.source.lastIndexOf('[')))

function clean(line: string): string {
  if (line === '' || !CONTROL.test(line)) return line
  return lastWritten(line).replace(ESCAPES, '')
}

function lastWritten(line: string): string {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line
  return text.slice(text.lastIndexOf('\r') + 1)
}
