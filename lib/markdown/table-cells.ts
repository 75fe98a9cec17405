import type { SourceLine } from './source-lines'

export type TableCells = { columns: number; cells: number; line: number }

/** Every table's columns and its cells as they are filled in: columns times rows, however short the rows are. */
export function* cellsOfTables(lines: SourceLine[]): Generator<TableCells> {
  let table: TableCells | null = null
  for (const [index, { text, fenced }] of lines.entries()) {
    const columns = fenced ? 0 : columnsOfDelimiter(text)
    if (columns > 0) {
      if (table !== null) yield table
      table = { columns, cells: columns, line: index }
    } else if (table !== null && (fenced || text.trim() === '')) {
      yield table
      table = null
    } else if (table !== null) table.cells += table.columns
  }
  if (table !== null) yield table
}

/** `|---|:-:|` has two columns; every other line has none. */
function columnsOfDelimiter(line: string): number {
  const row = line.replace(/^[\s>]*(?:[-+*]\s+|\d{1,9}[.)]\s+)?/, '')
  const cells = (row.startsWith('-') || row.startsWith(':') || row.startsWith('|') ? row : line).trim()
  if (!cells.includes('|') && !cells.includes(':')) return 0
  const inner = cells.replace(/^\|/, '').replace(/\|$/, '').split('|')
  return inner.every((cell) => /^\s*:?-+:?\s*$/.test(cell)) ? inner.length : 0
}
