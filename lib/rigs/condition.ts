import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import type { Machine } from './match'

/** Condition on a post's id: its environment shares a device, an architecture or a driver branch with the machine. */
export function fitsMachine(postId: SQL, { pciIds, driver, branch }: Machine): SQL {
  const found = [
    ...(pciIds.length > 0
      ? [
          sql`select pe.post_id from environment_device d join post_environment pe on pe.environment_id = d.environment_id
            where d.pci_id in ${pciIds}`,
        ]
      : []),
    ...(driver !== null && branch !== null
      ? [
          sql`select pe.post_id from environment e join post_environment pe on pe.environment_id = e.id
            where e.driver = ${driver} and (e.driver_version = ${branch} or starts_with(e.driver_version, ${`${branch}.`}))`,
        ]
      : []),
  ]
  // As a list of ids: Postgres then decides whether to begin with them or with the order of the list.
  return found.length === 0 ? sql`false` : sql`${postId} in (${sql.join(found, sql` union all `)})`
}
