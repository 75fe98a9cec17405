import type { Outcome } from '@/lib/reports/types'

/** What the columns of a matrix are; its rows are always branches of one driver. */
export const axes = ['architecture', 'kernel', 'distribution', 'framework'] as const
export type Axis = (typeof axes)[number]

/** What a matrix is of. Empty: whatever. */
export type MatrixFilter = Record<Axis, string> & { driver: string; by: Axis }

/** Reports that agree in everything a matrix looks at. */
export type ReportGroup = {
  version: string | null
  kernel: string | null
  distro: string | null
  distroVersion: string | null
  architecture: string | null
  /** By name of the environment's `versions`. */
  versions: Record<string, string>
  outcome: Outcome
  count: number
  last: Date
}

export type CellClaim = { outcome: Outcome; claimant: string; sourceUrl: string; asOf: string; words: string }
export type Tally = Record<Outcome, number> & { last: Date | null }
export type Cell = { claims: CellClaim[]; tally: Tally }

/** The first column, `''`, holds what names no value of the axis, and all reports of the row. */
export type Matrix = {
  columns: string[]
  rows: { branch: string; cells: Map<string, Cell> }[]
  /** Columns and rows left out because there are too many. */
  cut: boolean
}

/** A small matrix with what it is of. */
export type DeviceMatrix = { filter: MatrixFilter; matrix: Matrix; driverName: string }
