import { codeBlock } from './code'
import { PIECE, plainText } from './inline'
import { list, listLine } from './lists'
import { oneLine, pieceLines } from './paragraphs'
import { table } from './tables'
import type { Context } from './types'

/** Text with placeholders as blocks of Markdown, an empty line between each. */
export function blocks(text: string, context: Context): string {
  const lines = text.split('\n')
  const out: string[] = []
  for (let at = 0; at < lines.length; ) {
    context.work.steps += 1
    const { markdown, end } = blockAt(lines, at, context)
    if (markdown !== '') out.push(markdown)
    at = Math.max(end, at + 1)
  }
  return out.join('\n\n')
}

function blockAt(lines: string[], at: number, context: Context): { markdown: string; end: number } {
  const line = lines[at] ?? ''
  const kind = kindOf(line, context)
  if (kind === 'blank') return { markdown: '', end: at + 1 }
  if (kind === 'table') return table(lines, at, context)
  if (kind === 'heading') return { markdown: heading(line, context), end: at + 1 }
  if (kind === 'rule') return { markdown: '---', end: at + 1 }
  const end = endOf(lines, at, kind, context)
  const own = lines.slice(at, end)
  if (kind === 'list') return { markdown: list(own, context), end }
  if (kind === 'code')
    return { markdown: codeBlock(own.map((text) => plainText(text.slice(1), context)).join('\n')), end }
  return { markdown: paragraph(own, context), end }
}

type Kind = 'blank' | 'table' | 'heading' | 'rule' | 'list' | 'code' | 'text'

const emptyTag = /^<\/?(?:div|center|p|span|ul|ol|dl|section)(?:\s[^<>]{0,500})?>$/i

function kindOf(line: string, context: Context): Kind {
  const trimmed = line.trim()
  if (trimmed === '' || emptyTag.test(trimmed)) return 'blank'
  if (/^:{0,5}\{\|/.test(trimmed)) return 'table'
  if (line.startsWith('=') && /^={1,6}[^=].{0,500}=$/.test(trimmed)) return 'heading'
  if (/^-{4,}/.test(line)) return 'rule'
  if (listLine.test(line)) return 'list'
  return line.startsWith(' ') && !standsAlone(trimmed, context) ? 'code' : 'text'
}

/** A template that makes a block may be indented; it is no code for that. */
function standsAlone(text: string, context: Context): boolean {
  return [...text.matchAll(PIECE)].some((match) => context.pieces[Number(match[1])]?.block !== undefined)
}

function endOf(lines: string[], start: number, kind: Kind, context: Context): number {
  let end = start + 1
  while (end < lines.length && kindOf(lines[end] ?? '', context) === kind) end += 1
  return end
}

function heading(line: string, context: Context): string {
  const [, marks = '', text = ''] = /^(={1,6})(.*?)=+\s*$/.exec(line.trim()) ?? []
  const words = oneLine(text, context)
  // The title of the page is the only one of the first level.
  return words === '' ? '' : `${'#'.repeat(Math.max(2, marks.length))} ${words}`
}

function paragraph(lines: string[], context: Context): string {
  return pieceLines(lines.map((line) => line.trim()).join('\n'), context).join('\n')
}
