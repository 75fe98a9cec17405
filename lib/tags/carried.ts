import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'

/** Names of the tags that a question or page carries, as a column of any list that the overlay hides muted rows of. */
export function tagNamesOf(root: AnyPgColumn | SQL): SQL<string[]> {
  return sql<
    string[]
  >`array(select carried.name from post_tag carrying join tag carried on carried.id = carrying.tag_id
    where carrying.post_id = ${root} order by carried.id)`
}
