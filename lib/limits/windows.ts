import 'server-only'
import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'

export type Window = {
  /** What is counted, for whom: 'question:<user id>', 'sign-in:<address>'. */
  key: string
  limit: number
  seconds: number
}

/**
 * Counts one hit in the current fixed window; `false` when the window is full.
 * One upsert under the primary key, so n parallel requests over any number of processes take exactly n places.
 * Inside a transaction a rolled-back command gives its place back.
 */
export async function takePlace(executor: Executor, { key, limit, seconds }: Window): Promise<boolean> {
  if (limit <= 0) return false
  const rows = await executor.execute(sql`
    insert into rate_window as w (key, started_at, ends_at, hits)
    values (${key}, ${windowStart(seconds)}, ${windowStart(seconds)} + ${seconds} * interval '1 second', 1)
    on conflict (key, started_at) do update set hits = w.hits + 1 where w.hits < ${limit}
    returning hits`)
  return rows.length === 1
}

/** How many places are left and in how many seconds the window starts anew. */
export async function placesLeft(executor: Executor, { key, limit, seconds }: Window) {
  const [row] = await executor.execute<{ hits: number; wait: number }>(sql`
    select coalesce((select hits from rate_window where key = ${key} and started_at = ${windowStart(seconds)}), 0)::int as hits,
      ceil(extract(epoch from ${windowStart(seconds)} + ${seconds} * interval '1 second' - now()))::int as wait`)
  return { left: Math.max(0, limit - (row?.hits ?? 0)), resetsInSeconds: row?.wait ?? seconds }
}

function windowStart(seconds: number) {
  return sql`to_timestamp(floor(extract(epoch from now()) / ${seconds}) * ${seconds})`
}
