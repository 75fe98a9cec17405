import type { ReactNode } from 'react'
import { ScrollRegion } from './scroll-region'

type TableProps = {
  /** Names the table; shown above it unless `captionHidden`. */
  caption: string
  captionHidden?: boolean
  head: ReactNode[]
  /** Each row's first cell is its heading. */
  rows: { key: string | number; cells: ReactNode[] }[]
}

/** Scrolls inside itself, by keyboard too. */
export function Table({ caption, captionHidden, head, rows }: TableProps) {
  return (
    <ScrollRegion label={caption} className="table-scroll">
      <table className="table">
        <caption className={captionHidden ? 'sr-only' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {head.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
              <th key={column} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} cells={row.cells} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function Row({ cells }: { cells: ReactNode[] }) {
  const [first, ...others] = cells
  return (
    <tr>
      <th scope="row" className="font-medium">
        {first}
      </th>
      {others.map((cell, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
        <td key={column}>{cell}</td>
      ))}
    </tr>
  )
}
