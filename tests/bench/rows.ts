export type Cell = string | number | boolean | null | string[]
export type Rows = { table: string; columns: string; total: number; rows: () => Generator<Cell[]> }
