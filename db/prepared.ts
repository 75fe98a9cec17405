import { type SQL, sql } from 'drizzle-orm'

/**
 * For statements whose text is worked out once (`.prepare()`): writing it costs a good part of what a small query costs.
 * `anyOf('ids')` stands for as many ids as there are, given to `execute` as `{ ids: idList(ids) }`.
 */
export function anyOf(name: string): SQL {
  return sql`any(${sql.placeholder(name)}::bigint[])`
}

export function idList(ids: number[]): string {
  return `{${ids.join(',')}}`
}
