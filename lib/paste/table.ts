/** A table of Markdown; the first row is its head. Columns of numbers are set to the right. */
export function markdownTable(rows: string[][]): string {
  const [head = [], ...body] = rows.map((row) => row.map(cell))
  const rule = head.map((_, column) => (isNumeric(body, column) ? '---:' : '---'))
  return [head, rule, ...body].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function cell(text: string): string {
  return text
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[\\|]/g, '\\$&')
}

function isNumeric(body: string[][], column: number): boolean {
  const values = body.map((row) => row[column] ?? '').filter(Boolean)
  return values.length > 0 && values.every((value) => /^[-+]?[\d.,]+ ?%?$/.test(value))
}
