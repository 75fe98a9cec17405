import { sql } from 'drizzle-orm'
import { db } from '@/db/client'

/** What jobs and mere visits write; it says nothing about what somebody did. */
const notDone = new Set(['session', 'notification', 'digest_entry', 'mail', 'event_cursor'])

/** A digest of every row that belongs to some people or to some posts, by table: equal means that nothing was changed. */
export async function fingerprint(userIds: string[], postIds: number[]): Promise<Record<string, string>> {
  const columns = await db.execute<{ table: string; column: string; target: string }>(sql`
    select c.conrelid::regclass::text as table, a.attname as column, c.confrelid::regclass::text as target
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace and c.confrelid in ('users'::regclass, 'post'::regclass)`)
  const own = [
    { table: 'users', column: 'id', target: 'users' },
    { table: 'post', column: 'id', target: 'post' },
  ]
  const digests: Record<string, string> = {}
  for (const { table, column, target } of [...own, ...columns]) {
    if (notDone.has(table)) continue
    const ids = target === 'users' ? userIds : postIds.map(String)
    const [row] = await db.execute<{ digest: string }>(sql`
      select count(*) || ' ' || coalesce(md5(string_agg(row, '|' order by row)), '') as digest from (
        select (to_jsonb(t) - 'view_count')::text as row from ${sql.identifier(table)} t
        where ${sql.identifier(column)}::text = any(${sql.param(ids)}::text[])) rows`)
    digests[`${table}.${column}`] = row?.digest ?? ''
  }
  return digests
}
