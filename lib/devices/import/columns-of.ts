import 'server-only'
import { type SQL, sql } from 'drizzle-orm'

/**
 * `from` item that holds the rows as a table: one array parameter for each column, so that a statement stays the same
 * whatever their number. Null travels as null.
 */
export function tableOfRows<Row extends Record<string, string | boolean | null>>(
  rows: readonly Row[],
  columns: readonly (keyof Row & string)[],
  names: readonly string[],
): SQL {
  const arrays = columns.map((column) => sql`${sql.param(rows.map((row) => row[column] ?? null))}::text[]`)
  return sql`unnest(${sql.join(arrays, sql`, `)}) as given (${identifiers(names)})`
}

export function identifiers(names: readonly string[]): SQL {
  return sql.join(
    names.map((name) => sql.identifier(name)),
    sql`, `,
  )
}
