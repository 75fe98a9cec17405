import { plainText } from './inline'
import { oneLine } from './paragraphs'
import type { Context } from './types'

const COLUMNS_MAX = 50
const ROWS_SPANNED_MAX = 500

type Cell = { head: boolean; lines: string[]; columns: number; rows: number }
type Table = { caption: string; rows: Cell[][]; nested: boolean; end: number }

/** `{| … |}` from this line on, and the line after it. Without an end it goes to the end of the text. */
export function table(lines: string[], start: number, context: Context): { markdown: string; end: number } {
  const read = readTable(lines, start, context)
  if (read.nested) context.note('nested-table', read.caption || 'without caption')
  const grid = gridOf(read.rows, context)
  const caption = read.caption === '' ? '' : `**${oneLine(read.caption, context)}**\n\n`
  return { markdown: grid.length === 0 ? caption.trim() : caption + asMarkdown(grid), end: read.end }
}

function readTable(lines: string[], start: number, context: Context): Table {
  const found: Table = { caption: '', rows: [], nested: false, end: lines.length }
  let row: Cell[] | null = null
  let depth = 0
  for (let at = start + 1; at < lines.length; at++) {
    context.work.steps += 1
    const line = (lines[at] ?? '').trim()
    if (line.startsWith('{|')) {
      depth += 1
      found.nested = true
    } else if (line.startsWith('|}')) {
      if (depth === 0) {
        found.end = at + 1
        break
      }
      depth -= 1
    } else if (depth > 0) addLine(row, line.replace(/^[|!][-+]?/, ' '))
    else if (line.startsWith('|+')) found.caption = withoutAttributes(line.slice(2)).text.trim()
    else if (line.startsWith('|-')) row = null
    else if (line.startsWith('|') || line.startsWith('!')) {
      if (!row) {
        row = []
        found.rows.push(row)
      }
      row.push(...cellsOf(line))
    } else addLine(row, line)
  }
  return found
}

function addLine(row: Cell[] | null, line: string): void {
  row?.at(-1)?.lines.push(line)
}

function cellsOf(line: string): Cell[] {
  const head = line.startsWith('!')
  return line
    .slice(1)
    .split(head ? /!!|\|\|/ : /\|\|/)
    .map((source) => {
      const { attributes, text } = withoutAttributes(source)
      const span = (name: string, most: number) =>
        Math.min(
          most,
          Math.max(1, Number(new RegExp(`${name}\\s*=\\s*["']?(\\d{1,5})`, 'i').exec(attributes)?.[1] ?? 1)),
        )
      return {
        head,
        lines: [text],
        columns: span('colspan', COLUMNS_MAX),
        rows: span('rowspan', ROWS_SPANNED_MAX),
      }
    })
}

/** `style="…" | text`: what stands before a single bar and looks like attributes. */
function withoutAttributes(source: string): { attributes: string; text: string } {
  const bar = source.indexOf('|')
  const before = bar === -1 ? '' : source.slice(0, bar)
  if (bar === -1 || before.includes('\uE000')) return { attributes: '', text: source }
  if (before.trim() !== '' && !/^\s*[a-zA-Z-]+\s*=/.test(before)) return { attributes: '', text: source }
  return { attributes: before, text: source.slice(bar + 1) }
}

type Square = { head: boolean; text: string }

/** Cells that go over several columns or rows leave empty ones beside and below. */
function gridOf(rows: Cell[][], context: Context): Square[][] {
  const covered = new Map<number, number>()
  return rows.map((row) => {
    const squares: Square[] = []
    const skipCovered = () => {
      for (let left = covered.get(squares.length); left; left = covered.get(squares.length)) {
        covered.set(squares.length, left - 1)
        squares.push({ head: false, text: '' })
      }
    }
    for (const cell of row) {
      skipCovered()
      if (cell.columns > 1 || cell.rows > 1)
        context.note(
          'span',
          plainText(cell.lines[0] ?? '', context)
            .trim()
            .slice(0, 80),
        )
      const at = squares.length
      squares.push({ head: cell.head, text: cellText(cell, context) })
      for (let extra = 1; extra < cell.columns; extra++) squares.push({ head: cell.head, text: '' })
      if (cell.rows > 1)
        for (let column = at; column < squares.length; column++) covered.set(column, cell.rows - 1)
    }
    skipCovered()
    return squares
  })
}

function cellText({ lines }: Cell, context: Context): string {
  const text = lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => (/^[*#:;]+/.test(line) ? `; ${line.replace(/^[*#:;]+\s*/, '')}` : ` ${line}`))
    .join('')
    .replace(/^[; ]+/, '')
  return oneLine(text, context).replace(/\|/g, '\\|')
}

function asMarkdown(grid: Square[][]): string {
  const width = Math.max(1, ...grid.map((row) => row.length))
  const [first = [], ...rest] = grid
  const hasHead = first.length > 0 && first.every(({ head }) => head)
  const body = hasHead ? rest : grid
  const row = (cells: string[]) =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`
  const shown = ({ head, text }: Square) => (head && text !== '' && !/\*|`/.test(text) ? `**${text}**` : text)
  return [
    row(hasHead ? first.map(({ text }) => text) : []),
    `|${' --- |'.repeat(width)}`,
    ...body.map((cells) => row(cells.map(shown))),
  ].join('\n')
}
