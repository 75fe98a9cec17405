import type { Claim } from '@/lib/drivers/types'
import { contains, parseRange } from '@/lib/versions/range'
import { branchNumber, branchOf, columnsOf, compareNames } from './dimensions'
import {
  type Axis,
  axes,
  type Cell,
  type CellClaim,
  type Matrix,
  type MatrixFilter,
  type ReportGroup,
} from './types'

const ROWS_MAX = 60
const COLUMNS_MAX = 16

type Material = { filter: MatrixFilter; claims: Claim[]; groups: ReportGroup[]; branches: string[] }

/** Puts what makers say and what people saw into one table: rows are branches, the newest first. */
export function buildMatrix({ filter, claims, groups, branches }: Material): Matrix {
  const cells = new Map<string, Map<string, Cell>>()
  const cellOf = (branch: string, column: string) => {
    const row = cells.get(branch) ?? new Map<string, Cell>()
    const cell = row.get(column) ?? emptyCell()
    cells.set(branch, row.set(column, cell))
    return cell
  }
  const columns = new Set<string>()
  for (const group of groups) {
    if (!fits(filter, group)) continue
    const branch = branchOf(filter.driver, group, branches)
    if (branch === null) continue
    add(cellOf(branch, ''), group)
    for (const column of columnsOf(filter.by, group)) {
      columns.add(column)
      add(cellOf(branch, column), group)
    }
  }
  const said = claims.filter((claim) => claimFits(filter, claim))
  for (const claim of said) for (const column of namedBy(filter.by, claim)) columns.add(column)
  for (const claim of said)
    for (const column of placesOf(filter.by, claim, columns))
      cellOf(claim.branch, column).claims.push(toCellClaim(filter.by, claim))
  const shown = [...columns].sort(compareNames)
  const rows = [...cells].sort(([a], [b]) => compareNames(wordless(a), wordless(b)))
  return {
    columns: ['', ...shown.slice(0, COLUMNS_MAX)],
    rows: rows.slice(0, ROWS_MAX).map(([branch, row]) => ({ branch, cells: row })),
    cut: shown.length > COLUMNS_MAX || rows.length > ROWS_MAX,
  }
}

/** Whether reports stand in what a filter leaves. Architectures are filtered by the query. */
export function fits(filter: MatrixFilter, group: ReportGroup): boolean {
  return axes.every(
    (axis) => axis === 'architecture' || filter[axis] === '' || columnsOf(axis, group).includes(filter[axis]),
  )
}

/** Whether a claim holds for what a filter leaves: it names it, or says nothing of it. */
export function claimFits(filter: MatrixFilter, claim: Claim): boolean {
  return axes.every((axis) => {
    const [wanted, named] = [filter[axis], claimed(axis, claim)]
    return (
      wanted === '' || named === '' || namesOf(axis, named).includes(wanted) || spans(axis, named, wanted)
    )
  })
}

export function emptyCell(): Cell {
  return { claims: [], tally: { works: 0, partly: 0, fails: 0, last: null } }
}

function add({ tally }: Cell, { outcome, count, last }: ReportGroup): void {
  tally[outcome] += count
  if (tally.last === null || last > tally.last) tally.last = last
}

/** `architecture` of a claim is called its hardware. */
function claimed(axis: Axis, claim: Claim): string {
  return axis === 'architecture' ? claim.hardware : claim[axis]
}

function namesOf(axis: Axis, value: string): string[] {
  return axis === 'architecture' ? value.split(/\s*[,;]\s*/) : [value]
}

/** The columns a claim adds: a range of kernels adds none. */
function namedBy(axis: Axis, claim: Claim): string[] {
  const value = claimed(axis, claim)
  return value === '' || isSpan(axis, value) ? [] : namesOf(axis, value)
}

function placesOf(axis: Axis, claim: Claim, columns: Set<string>): string[] {
  const value = claimed(axis, claim)
  if (value === '') return ['']
  if (!isSpan(axis, value)) return namesOf(axis, value)
  return ['', ...[...columns].filter((column) => spans(axis, value, column))]
}

const isSpan = (axis: Axis, value: string) => axis === 'kernel' && /[<>≤≥]|\s-\s/.test(value)

function spans(axis: Axis, value: string, version: string): boolean {
  const range = isSpan(axis, value) ? parseRange(value) : null
  return range !== null && contains(range, version)
}

/** What else a claim says, beside its branch and its column. */
function toCellClaim(by: Axis, claim: Claim): CellClaim {
  const others = axes.filter((axis) => axis !== by || isSpan(axis, claimed(axis, claim)))
  const words = others.map((axis) =>
    axis === 'kernel' && claim.kernel ? `kernel ${claim.kernel}` : claimed(axis, claim),
  )
  const { outcome, claimant, sourceUrl, asOf } = claim
  return { outcome, claimant, sourceUrl, asOf, words: words.filter(Boolean).join(', ') }
}

/** Branches of one driver are told apart by their numbers only. */
function wordless(branch: string): string {
  return branchNumber(branch)
}
