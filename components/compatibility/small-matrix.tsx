import { matrixQuery } from '@/lib/compatibility/input'
import type { Matrix, MatrixFilter } from '@/lib/compatibility/types'
import { routes } from '@/lib/routes'
import { MatrixTable } from './matrix-table'

type SmallMatrixProps = { filter: MatrixFilter; matrix: Matrix; driverName: string }

const ROWS = 8

/** The newest branches of a matrix, for the page of a device or a driver. */
export function SmallMatrix({ filter, matrix, driverName }: SmallMatrixProps) {
  if (matrix.rows.length === 0)
    return <p className="text-sm text-ink-2">Neither makers nor members say anything of it yet.</p>
  return (
    <>
      <MatrixTable
        filter={filter}
        matrix={{ ...matrix, rows: matrix.rows.slice(0, ROWS) }}
        driverName={driverName}
      />
      <p className="text-sm">
        <a href={routes.compatibility(matrixQuery(filter))}>
          {matrix.rows.length > ROWS ? `All ${matrix.rows.length} branches, ` : ''}by kernel, distribution and
          framework
        </a>
      </p>
    </>
  )
}
