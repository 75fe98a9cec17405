import { sql } from 'drizzle-orm'
import { bigint, jsonb, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db, transaction, withScriptClient } from '@/db/client'
import {
  isCheckViolation,
  isForeignKeyViolation,
  isSerializationFailure,
  isUnavailable,
  isUniqueViolation,
} from '@/db/errors'
import { databaseReady, poolGauges } from '@/db/health'
import { databaseSettings } from '@/db/url'

const cards = pgTable(
  'pool_cards',
  {
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    name: text().notNull(),
    bornAt: timestamp({ withTimezone: true }),
    ports: text().array(),
    notes: jsonb(),
  },
  (table) => [unique('pool_cards_name').on(table.name)],
)

beforeAll(async () => {
  await db.execute(sql`create table pool_cards (
    id bigint generated always as identity primary key,
    name text not null constraint pool_cards_name unique,
    born_at timestamptz, ports text[], notes jsonb,
    constraint pool_cards_name_short check (length(name) < 20))`)
  await db.execute(sql`create table pool_fans (card bigint constraint pool_fans_card references pool_cards)`)
})

beforeEach(async () => {
  await db.execute(sql`truncate pool_cards, pool_fans`)
})

describe('values', () => {
  it('come back as they went in', async () => {
    const card = { name: 'Arc', bornAt: new Date('2022-10-12T00:00:00.123Z'), ports: ['DP "2"', 'HDMI'] }
    const [stored] = await db
      .insert(cards)
      .values({ ...card, notes: { vram: 16 } })
      .returning()
    expect(stored).toMatchObject({ ...card, notes: { vram: 16 } })
  })

  it('a Date and a list work in raw fragments, and counts are numbers', async () => {
    await db.insert(cards).values([{ name: 'a', bornAt: new Date(0) }, { name: 'b' }])
    const before = new Date(1)
    const [row] = await db.execute(
      sql`select count(*) as n from pool_cards where born_at < ${before} and name = any(${sql.param(['a', 'b'])})`,
    )
    expect(row).toEqual({ n: 1 })
  })
})

describe('errors', () => {
  it('name the constraint that was broken, inside and outside a transaction', async () => {
    await db.insert(cards).values({ name: 'Arc' })
    const twice = await db
      .insert(cards)
      .values({ name: 'Arc' })
      .catch((error: unknown) => error)
    expect(isUniqueViolation(twice, 'pool_cards_name')).toBe(true)
    expect(isUniqueViolation(twice, 'another')).toBe(false)
    expect(isUnavailable(twice)).toBe(false)

    const long = await transaction((tx) => tx.insert(cards).values({ name: 'x'.repeat(30) })).catch(
      (error: unknown) => error,
    )
    expect(isCheckViolation(long, 'pool_cards_name_short')).toBe(true)

    const orphan = await db.execute(sql`insert into pool_fans values (999)`).catch((error: unknown) => error)
    expect(isForeignKeyViolation(orphan, 'pool_fans_card')).toBe(true)
  })

  it('a parameter that cannot be sent is the caller’s bug and harms nobody else', async () => {
    const wrong = db.execute(sql`select ${Symbol('no')}::text`)
    await expect(wrong).rejects.toThrow()
    await expect(db.execute(sql`select 1 as one`)).resolves.toEqual([{ one: 1 }])
    expect(poolGauges().failuresInRow).toBe(0)
  })
})

describe('a transaction', () => {
  it('keeps what a savepoint kept and drops what it dropped', async () => {
    await transaction(async (tx) => {
      await tx.insert(cards).values({ name: 'outer' })
      await tx
        .transaction(async (inner) => {
          await inner.insert(cards).values({ name: 'dropped' })
          await inner.insert(cards).values({ name: 'outer' })
        })
        .catch((error: unknown) => expect(isUniqueViolation(error)).toBe(true))
      await tx.transaction((inner) => inner.insert(cards).values({ name: 'kept' }))
    })
    expect(await names()).toEqual(['kept', 'outer'])
  })

  it('leaves nothing behind when its work throws', async () => {
    const failing = transaction(async (tx) => {
      await tx.insert(cards).values({ name: 'gone' })
      throw new Error('second thoughts')
    })
    await expect(failing).rejects.toThrow('second thoughts')
    expect(await names()).toEqual([])
  })

  it('never claims success when a statement failed and the error was swallowed', async () => {
    const swallowed = transaction(async (tx) => {
      await tx.insert(cards).values({ name: 'gone' })
      await tx.execute(sql`select 1 / 0`).catch(() => undefined)
    })
    await expect(swallowed).rejects.toThrow('division by zero')
    expect(await names()).toEqual([])
  })

  it('refuses statements after its end', async () => {
    let late = () => Promise.resolve()
    await transaction(async (tx) => {
      late = async () => void (await tx.insert(cards).values({ name: 'late' }))
    })
    await expect(late()).rejects.toThrow()
    expect(await names()).toEqual([])
  })

  it('is run again when a neighbour made it impossible', async () => {
    await db.insert(cards).values({ name: 'shared', notes: 0 })
    const add = () =>
      transaction(
        async (tx) => {
          const [card] = await tx.select({ notes: cards.notes }).from(cards)
          await tx.update(cards).set({ notes: Number(card?.notes) + 1 })
        },
        { isolation: 'serializable', retries: 20 },
      )
    await Promise.all(Array.from({ length: 6 }, add))
    const [card] = await db.select({ notes: cards.notes }).from(cards)
    expect(card?.notes).toBe(6)
  })

  it('is not run again more often than asked', async () => {
    let runs = 0
    const failing = transaction(
      async (tx) => {
        runs += 1
        await tx.execute(sql`do $$ begin raise exception 'undone' using errcode = '40001'; end $$`)
      },
      { retries: 2 },
    )
    expect(isSerializationFailure(await failing.catch((error: unknown) => error))).toBe(true)
    expect(runs).toBe(3)
  })
})

describe('deadlines', () => {
  it('a slow statement ends with the server’s word and the connection stays', async () => {
    await db.execute(sql`select 1`)
    const opened = poolGauges().idle
    const started = performance.now()
    const slow = await db.execute(sql`select pg_sleep(4)`).catch((error: unknown) => error)
    expect(isUnavailable(slow)).toBe(true)
    expect(performance.now() - started).toBeLessThan(1_700)
    expect(poolGauges().idle).toBe(opened)
  })

  it('a transaction may state a longer or a shorter one', async () => {
    await transaction((tx) => tx.execute(sql`select pg_sleep(1.8)`), { deadlineMs: 4_000 })
    const started = performance.now()
    const short = transaction((tx) => tx.execute(sql`select pg_sleep(3)`), { deadlineMs: 300 })
    expect(isUnavailable(await short.catch((error: unknown) => error))).toBe(true)
    expect(performance.now() - started).toBeLessThan(700)
  })

  it('a transaction that waits for something else is ended and its locks are free', async () => {
    await db.insert(cards).values({ name: 'locked' })
    const stuck = transaction(
      async (tx) => {
        await tx.update(cards).set({ notes: 1 })
        await new Promise(() => undefined)
      },
      { deadlineMs: 300 },
    )
    expect(isUnavailable(await stuck.catch((error: unknown) => error))).toBe(true)
    await db.update(cards).set({ notes: 2 })
  })
})

describe('health', () => {
  it('is ready when migrated, and says what is missing when not', async () => {
    expect(await databaseReady()).toEqual({ ok: true })
    await withScriptClient(
      databaseSettings().url,
      (script) => script`update drizzle.__drizzle_migrations set created_at = created_at - 1`,
    )
    expect(await databaseReady()).toEqual({ ok: false, reason: expect.stringContaining('migrations') })
  })
})

async function names() {
  const rows = await db.select({ name: cards.name }).from(cards).orderBy(cards.name)
  return rows.map((row) => row.name)
}
