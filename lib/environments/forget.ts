import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'

/** Part of deleting an account, after its rigs: environments of theirs that no post and no report speaks of. */
export async function forgetEnvironments(tx: Transaction, userId: string): Promise<void> {
  await forget(tx, sql`e.created_by = ${userId}`)
}

/** Part of deleting a rig: what it had goes too, unless a post or a report speaks of it. */
export async function forgetEnvironment(tx: Transaction, id: number): Promise<void> {
  await forget(tx, sql`e.id = ${id}`)
}

async function forget(tx: Transaction, which: SQL): Promise<void> {
  await tx.execute(sql`
    delete from environment e where ${which}
      and not exists (select 1 from post_environment p where p.environment_id = e.id)
      and not exists (select 1 from report r where r.environment_id = e.id)
      and not exists (select 1 from rig r where r.environment_id = e.id)`)
}
