import { BREAK, inline, PIECE } from './inline'
import type { Context } from './types'

/**
 * One line of text as lines of Markdown: what has a form of its own, such as code, stands on lines of its own, with the
 * words before and after it around.
 */
export function pieceLines(text: string, context: Context): string[] {
  const parts: string[] = []
  let done = 0
  const take = (words: string) => {
    // Emphasis ends with its line, and each line is looked at for what Markdown would read at its start.
    const lines = words.split('\n').map((line) => brokenLine(inline(line, context)))
    const said = lines.filter((line) => line !== '').join('\n')
    if (said !== '') parts.push(said)
  }
  for (const match of text.matchAll(PIECE)) {
    const block = context.pieces[Number(match[1])]?.block
    if (!block) continue
    take(text.slice(done, match.index))
    const lines = block()
    if (lines !== '') parts.push(lines)
    done = match.index + match[0].length
  }
  take(text.slice(done))
  return parts.flatMap((part, at) => [...(at > 0 ? [''] : []), ...part.split('\n')])
}

function brokenLine(line: string): string {
  return line
    .split(BREAK)
    .map((part) => safeStart(part.trim()))
    .filter(Boolean)
    .join('\\\n')
}

/** A line of prose that Markdown would take for something else. */
export function safeStart(line: string): string {
  return line
    .replace(/^(?:[-+>]|#{1,6}|={1,}|:{3,}|~{3,})(?=\s|$|[=:~>-])/, (mark) => `\\${mark}`)
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^-{2,}$/, (run) => `\\${run}`)
}

/** A text for one line: cells, headings, definitions. */
export function oneLine(text: string, context: Context): string {
  return inline(text.replace(/\s*\n\s*/g, ' '), context)
    .replaceAll(BREAK, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
