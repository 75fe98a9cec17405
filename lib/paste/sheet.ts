import { markdownTable } from './table'

const ROWS_MAX = 200
const COLUMNS_MAX = 20

/** Cells copied from a spreadsheet as a table, or null when the text is something else that holds tabs. */
export function tableFromSheet(text: string): string | null {
  if (!text.includes('\t') || text.length > 100_000) return null
  const rows = cells(text.replace(/\r\n?/g, '\n').replace(/\n+$/, ''))
  const width = rows[0]?.length ?? 0
  if (rows.length < 2 || rows.length > ROWS_MAX || width < 2 || width > COLUMNS_MAX) return null
  if (rows.some((row) => row.length !== width)) return null
  // Code that is set in by tabs has nothing in its first column.
  if (rows.every(([first = '']) => first.trim() === '')) return null
  return markdownTable(rows)
}

/** A cell with a line break or a tab in it comes in quotation marks, its own marks doubled. */
function cells(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/g)) {
    const row = rows.at(-1)
    row?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    if (end === '') break
    if (end === '\n') rows.push([])
  }
  return rows
}
