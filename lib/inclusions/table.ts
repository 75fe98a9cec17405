import { escapeHtml } from './html'

/** A word of a table, with where it leads. */
export type Cell = string | { text: string; href: string }

export type FactTable = {
  caption: string
  head: string[]
  rows: Cell[][]
  /** Where the rows come from, as of when. */
  source: Cell[]
  /** Where all of them stand. */
  all: { text: string; href: string }
}

/** Complete without script; the table scrolls inside itself like every other. */
export function tableHtml({ caption, head, rows, source, all }: FactTable): string {
  const heads = head.map((word) => `<th scope="col">${escapeHtml(word)}</th>`).join('')
  const body = rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cellHtml(cell)}</td>`).join('')}</tr>`)
    .join('')
  const table =
    rows.length === 0
      ? '<p>Nothing is recorded yet.</p>'
      : `<div class="table-scroll" tabindex="0" role="group" aria-label="${escapeHtml(caption)}"><table><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></div>`
  const said = source.map(cellHtml).join('')
  return `<figure class="facts"><figcaption>${escapeHtml(caption)}</figcaption>${table}<p class="facts-source">${said} ${cellHtml(all)}</p></figure>`
}

function cellHtml(cell: Cell): string {
  if (typeof cell === 'string') return escapeHtml(cell)
  const away = /^https?:/.test(cell.href)
  const rel = away ? ' rel="nofollow ugc noopener"' : ''
  return away || cell.href.startsWith('/')
    ? `<a href="${escapeHtml(cell.href)}"${rel}>${escapeHtml(cell.text)}</a>`
    : escapeHtml(cell.text)
}
