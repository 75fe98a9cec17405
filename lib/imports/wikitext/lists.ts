import { pieceLines } from './paragraphs'
import type { Context } from './types'

const LEVELS_MAX = 6
export const listLine = /^[*#:;]/

type Item = { marks: string; text: string }

/** Lines that begin with `*`, `#`, `:` or `;`, as lists within lists; a lone `:` sets text off. */
export function list(lines: string[], context: Context): string {
  const out: string[] = []
  let open = ''
  for (const line of lines) {
    context.work.steps += 1
    const item = itemOf(line)
    const shared = sharedLevels(open, item.marks)
    const last = item.marks.at(-1) ?? ''
    const levels = item.marks.slice(0, Math.min(shared, item.marks.length - 1))
    // An item may not be deeper than one level below what is open, or it would be read as code.
    const parents = open.slice(0, levels.length)
    if (last === ':') {
      writeContinued(
        out,
        shared >= item.marks.length ? open.slice(0, item.marks.length) : parents,
        item,
        context,
      )
      open = shared >= item.marks.length ? open.slice(0, item.marks.length) : parents
    } else {
      open = parents + last
      writeItem(out, parents, last, item.text, context)
    }
  }
  return out.join('\n')
}

function itemOf(line: string): Item {
  const [all = ''] = /^[*#:;]+/.exec(line) ?? []
  return { marks: all.slice(0, LEVELS_MAX), text: line.slice(all.length).trim() }
}

const alike = (one: string | undefined, other: string | undefined) =>
  one === other || (one === ';' && other === ':') || (other === ':' && (one === '*' || one === '#'))

function sharedLevels(open: string, marks: string): number {
  let at = 0
  while (at < open.length && at < marks.length && alike(open[at], marks[at])) at += 1
  return at
}

const indentOf = (marks: string) =>
  ' '.repeat([...marks].reduce((width, mark) => width + (mark === '#' ? 3 : 2), 0))

function writeItem(out: string[], parents: string, mark: string, text: string, context: Context): void {
  const indent = indentOf(parents)
  const bullet = mark === '#' ? '1. ' : '- '
  const [term = '', meaning] = mark === ';' ? splitTerm(text) : [text]
  const lines = pieceLines(mark === ';' ? `'''${term}'''` : term, context)
  const inner = indent + ' '.repeat(bullet.length)
  for (const [at, line] of lines.entries()) {
    const start = at === 0 ? indent + bullet : inner
    out.push(line === '' && at > 0 ? '' : start + line)
  }
  if (lines.length === 0) out.push(`${indent}${bullet}`.trimEnd())
  if (meaning) writeBelow(out, inner, meaning, context)
}

/** `;term : meaning` on one line. */
function splitTerm(text: string): string[] {
  const at = text.search(/\s:\s|:\s/)
  return at === -1 ? [text] : [text.slice(0, at).trim(), text.slice(at).replace(/^\s*:\s*/, '')]
}

/** A line that goes on with the item above it, or is set off when there is none. */
function writeContinued(out: string[], parents: string, { text, marks }: Item, context: Context): void {
  if (parents !== '') writeBelow(out, indentOf(parents), text, context)
  else {
    const quote = `${'> '.repeat(Math.min(marks.length, 3))}`
    if (out.length > 0 && !out.at(-1)?.startsWith('>')) out.push('')
    if (out.at(-1)?.startsWith('>')) out.push('>')
    for (const line of pieceLines(text, context)) out.push(`${quote}${line}`.trimEnd())
  }
}

function writeBelow(out: string[], indent: string, text: string, context: Context): void {
  out.push('')
  for (const line of pieceLines(text, context)) out.push(line === '' ? '' : indent + line)
}
