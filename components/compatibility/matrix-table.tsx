import { cellQuery } from '@/lib/compatibility/input'
import type { Cell, CellClaim, Matrix, MatrixFilter } from '@/lib/compatibility/types'
import type { Outcome } from '@/lib/reports/types'
import { routes } from '@/lib/routes'
import { ScrollRegion } from '../ui/scroll-region'
import { Time } from '../ui/time'
import { axisWords, heatOf, tallyText } from './words'

type MatrixTableProps = { filter: MatrixFilter; matrix: Matrix; driverName: string }

/** A heat map with its numbers in the cells; every cell leads to what stands behind it. */
export function MatrixTable({ filter, matrix: { columns, rows }, driverName }: MatrixTableProps) {
  const caption = `${driverName} by branch and ${axisWords[filter.by].toLowerCase()}`
  return (
    <ScrollRegion label={caption} className="table-scroll">
      <table className="table matrix">
        <caption className="sr-only">{caption}: claims of makers, and reports of members</caption>
        <thead>
          <tr>
            <th scope="col">Branch</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column || 'In general'}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ branch, cells }) => (
            <tr key={branch}>
              <th scope="row" className="font-mono">
                {branch}
              </th>
              {columns.map((column) => (
                <MatrixCell
                  key={column}
                  cell={cells.get(column)}
                  href={routes.compatibilityCell(cellQuery(filter, branch, column))}
                  name={`${branch}, ${column || 'in general'}`}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function MatrixCell({ cell, href, name }: { cell: Cell | undefined; href: string; name: string }) {
  if (!cell) return <td className="matrix-none">–</td>
  const { claims, tally } = cell
  const said = summarise(claims)
  return (
    <td className={heatOf(tally) || (said ? `claim-${said.outcome}` : undefined)}>
      <a href={href} aria-label={`${name}: evidence`}>
        {said && <span className="matrix-claim">{said.text}</span>}
        {tally.last && (
          <span className="matrix-tally">
            {tallyText(tally)}, <Time date={tally.last} mode="date" />
          </span>
        )}
      </a>
    </td>
  )
}

const claimMarks = { works: 'said to work', partly: 'said to work partly', fails: 'said to fail' }

/** Claims that disagree are told as such: each holds under conditions of its own, which the cell's page names. */
function summarise(claims: CellClaim[]): { text: string; outcome: Outcome } | null {
  const [first] = claims
  if (!first) return null
  const number = claims.length > 1 ? ` (${claims.length} claims)` : ''
  const same = claims.every(({ outcome }) => outcome === first.outcome)
  return same
    ? { text: `${claimMarks[first.outcome]}${number}`, outcome: first.outcome }
    : { text: `depends${number}`, outcome: 'partly' }
}
