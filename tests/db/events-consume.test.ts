import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db, transaction, withScriptClient } from '@/db/client'
import { databaseSettings } from '@/db/url'
import { type Consumer, consumeEvents } from '@/lib/events/consume'
import { record } from '@/lib/events/record'
import { createWorld, inWaves, type World } from '../support/world'

let world: World

beforeAll(async () => {
  world = await createWorld()
})

/** Writes down what it sees, in its own transaction, so that what was undone was not seen. */
function listener(name: string, { slowMs = 0, failOnce = false } = {}): Consumer {
  let failing = failOnce
  return {
    name,
    consume: async (tx, events) => {
      for (const { id } of events)
        await tx.execute(sql`insert into seen_event (consumer, event_id) values (${name}, ${id})`)
      if (slowMs > 0) await tx.execute(sql`select pg_sleep(${slowMs / 1000})`)
      if (failing) {
        failing = false
        throw new Error('Killed in the middle')
      }
    },
  }
}

beforeAll(async () => {
  await db.execute(sql`create table seen_event (consumer text, event_id bigint)`)
})

async function seen(name: string): Promise<number[]> {
  const rows = await db.execute<{ event_id: number }>(
    sql`select event_id from seen_event where consumer = ${name}`,
  )
  return rows.map((row) => row.event_id).sort((one, other) => one - other)
}

async function happen(): Promise<number> {
  return transaction((tx) => record(tx, { actorId: world.ada.id, verb: 'joined' }))
}

async function all(): Promise<number[]> {
  const rows = await db.execute<{ id: number }>(sql`select id from event order by id`)
  return rows.map((row) => row.id)
}

describe('consuming the log', () => {
  it('takes every event exactly once with four consumers at work while people write', async () => {
    const consumer = listener('four', { slowMs: 2 })
    let writing = true
    const readers = Array.from({ length: 4 }, async () => {
      while (writing) await consumeEvents(consumer, 7)
    })
    await inWaves(200, happen, 8)
    writing = false
    await Promise.all(readers)
    await consumeEvents(consumer)
    expect(await seen('four')).toEqual(await all())
  })

  it('waits for a transaction that commits late, and misses nothing of it', async () => {
    const consumer = listener('late')
    const url = databaseSettings().url
    const ids = await withScriptClient(url, (early) =>
      withScriptClient(url, async (blocker) => {
        let release = () => {}
        const released = new Promise<void>((resolve) => {
          release = resolve
        })
        let started = () => {}
        const begun = new Promise<void>((resolve) => {
          started = resolve
        })
        const late = blocker.begin(async (tx) => {
          const [row] =
            await tx`insert into event (verb, actor_id) values ('joined', ${world.ada.id}) returning id`
          started()
          await released
          return Number(row?.id)
        })
        await begun
        const [quick] =
          await early`insert into event (verb, actor_id) values ('joined', ${world.ada.id}) returning id`
        await consumeEvents(consumer)
        const before = await seen('late')
        release()
        return { late: await late, quick: Number(quick?.id), before }
      }),
    )
    expect(ids.late).toBeLessThan(ids.quick)
    expect(ids.before).not.toContain(ids.quick)
    await consumeEvents(consumer)
    expect(await seen('late')).toEqual(await all())
  })

  it('does a batch again, whole, when it broke in the middle', async () => {
    const consumer = listener('broken', { failOnce: true })
    await expect(consumeEvents(consumer)).rejects.toThrow('Killed')
    expect(await seen('broken')).toEqual([])
    await consumeEvents(consumer)
    expect(await seen('broken')).toEqual(await all())
  })

  it('goes on after a restore into a server whose transaction ids are lower', async () => {
    const consumer = listener('moved')
    await consumeEvents(consumer)
    // As a dump brings it: ids this server has not given out yet, for the log and for the cursor.
    const waiting = await happen()
    await db.execute(sql`update event set transaction_id = '900000000' where id <= ${waiting}`)
    await db.execute(sql`update event_cursor set transaction_id = '900000000', event_id = ${waiting - 1}`)
    const fresh = await happen()
    await consumeEvents(consumer)
    await consumeEvents(consumer)
    const later = await happen()
    await consumeEvents(consumer)
    const got = await seen('moved')
    expect(got.slice(-3)).toEqual([waiting, fresh, later])
    expect(new Set(got).size).toBe(got.length)
  })

  it('writes nothing while nothing happens', async () => {
    const consumer = listener('idle')
    await consumeEvents(consumer)
    const [before] = await db.execute<{ x: string }>(
      sql`select xmin::text as x from event_cursor where consumer = 'idle'`,
    )
    await consumeEvents(consumer)
    const [after] = await db.execute<{ x: string }>(
      sql`select xmin::text as x from event_cursor where consumer = 'idle'`,
    )
    expect(after).toEqual(before)
  })
})
