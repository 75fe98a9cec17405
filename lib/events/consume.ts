import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Transaction, transaction } from '@/db/client'
import type { Verb } from './verbs'

export type LogEvent = {
  id: number
  transactionId: string
  at: Date
  actorId: string | null
  verb: Verb
  postId: number | null
  rootId: number | null
  subjectId: string | null
  data: Record<string, unknown>
}

export type Consumer = {
  name: string
  /** Does its work within `tx`, where the cursor moves too: all of it happens once, or not yet. */
  consume: (tx: Transaction, events: LogEvent[]) => Promise<void>
}

/** Enough to be quick about a backlog, little enough to be done again after a kill. */
const BATCH = 50
const BATCH_MS = 60_000

/** Lets a consumer catch up with the log. Returns how many events it took; 0 when another worker is at it. */
export async function consumeEvents(consumer: Consumer, limit = BATCH): Promise<number> {
  let taken = 0
  while (await isBehind(consumer.name)) {
    const some = await transaction((tx) => takeBatch(tx, consumer, limit), { deadlineMs: BATCH_MS })
    if (some === 0) break
    taken += some
  }
  return taken
}

/** Asks without a lock, so that an idle site writes nothing. */
async function isBehind(name: string): Promise<boolean> {
  const [row] = await db.execute<{ behind: boolean }>(sql`
    select case
      when c.transaction_id is null then exists (select 1 from event)
      else c.transaction_id >= ${unused} or exists (select 1 from event e where e.id > c.floor_id
        and (e.transaction_id, e.id) > (c.transaction_id, c.event_id) and ${isSettled}) end as behind
    from (select 1) one left join event_cursor c on c.consumer = ${name}`)
  return row?.behind ?? false
}

async function takeBatch(tx: Transaction, { name, consume }: Consumer, limit: number): Promise<number> {
  await tx.execute(sql`
    insert into event_cursor (consumer, transaction_id, event_id) values (${name}, '0', 0) on conflict do nothing`)
  const [cursor] = await tx.execute<CursorRow>(sql`
    select transaction_id::text, event_id, floor_id, transaction_id >= ${unused} as moved
    from event_cursor where consumer = ${name} for update skip locked`)
  if (!cursor) return 0
  const rows = await tx.execute<EventRow>(sql`
    select e.id, e.transaction_id::text, e.at, e.actor_id, e.verb, e.post_id, e.root_id, e.subject_id, e.data
    from event e where e.id > ${cursor.floor_id} and ${isSettled}
      and (e.transaction_id, e.id) > (${cursor.transaction_id}::xid8, ${cursor.event_id})
    order by e.transaction_id, e.id limit ${limit}`)
  if (rows.length > 0) await consume(tx, rows.map(toEvent))
  const last = rows.at(-1)
  if (last)
    await tx.execute(sql`
      update event_cursor set transaction_id = ${last.transaction_id}::xid8, event_id = ${last.id}, moved_at = now()
      where consumer = ${name}`)
  if (cursor.moved && rows.length < limit) await startAnew(tx, name)
  return rows.length
}

/** The first transaction id this server has not given out. Events beyond it came with a dump of another server. */
const unused = sql`pg_snapshot_xmax(pg_current_snapshot())`

/** No running transaction can still write an event before this one. */
const isSettled = sql`(e.transaction_id < pg_snapshot_xmin(pg_current_snapshot()) or e.transaction_id >= ${unused})`

/**
 * After a restore into a server whose transaction ids are lower, new events would sort before the cursor and never
 * be seen. Once what came with the dump is consumed, the cursor begins at zero above the ids of the dump.
 */
async function startAnew(tx: Transaction, name: string): Promise<void> {
  await tx.execute(sql`
    update event_cursor set transaction_id = '0', event_id = 0,
      floor_id = coalesce((select max(id) from event where transaction_id >= ${unused}), event_id)
    where consumer = ${name}`)
}

type CursorRow = { transaction_id: string; event_id: number; floor_id: number; moved: boolean }

type EventRow = {
  id: number
  transaction_id: string
  at: string
  actor_id: string | null
  verb: Verb
  post_id: number | null
  root_id: number | null
  subject_id: string | null
  data: Record<string, unknown>
}

function toEvent(row: EventRow): LogEvent {
  return {
    id: row.id,
    transactionId: row.transaction_id,
    at: new Date(row.at),
    actorId: row.actor_id,
    verb: row.verb,
    postId: row.post_id,
    rootId: row.root_id,
    subjectId: row.subject_id,
    data: row.data,
  }
}
