import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { db, type Transaction, transaction } from '@/db/client'
import { isDatabaseUnavailable, isUnavailable } from '@/db/errors'
import { poolGauges } from '@/db/health'
import { databaseSettings } from '@/db/url'
import { killBackends } from '../support/killer'

beforeAll(async () => {
  await db.execute(sql`create table pool_marks (mark text primary key)`)
})

it('backends killed at 20 a second: everything works again as soon as it ends', async () => {
  const load = startLoad(10, (mark) => transaction((tx) => insertMark(tx, mark)))
  const killed = await killBackends(databaseSettings().url, { total: 80, perSecond: 20 })
  await within(5_000, () => poolGauges().failuresInRow === 0 && load.last() === 'kept')
  const stormy = load.count()
  await within(5_000, () => load.count().kept > stormy.kept + 500)
  const { kept, lost, unsure } = await load.stop()

  // A busy machine reaches fewer; enough died either way.
  expect(killed).toBeGreaterThanOrEqual(30)
  expect(load.count().lost + load.count().unsure).toBe(stormy.lost + stormy.unsure)
  expect(load.errors.filter((error) => !isUnavailable(error))).toEqual([])
  const stored = await db.execute<{ n: number }>(sql`select count(*) as n from pool_marks`)
  expect(stored[0]?.n).toBeGreaterThanOrEqual(kept)
  expect(stored[0]?.n).toBeLessThanOrEqual(kept + unsure)
  expect(lost).toBeLessThan(kept)
  expect(poolGauges()).toMatchObject({ lent: 0, waiting: 0 })
}, 20_000)

it('no statement of a transaction runs after its connection died', async () => {
  let split = 0
  const load = startLoad(8, (mark) =>
    transaction(
      async (tx) => {
        const first = await currentTransaction(tx)
        await insertMark(tx, `a-${mark}`)
        const second = await currentTransaction(tx).catch((error: unknown) => error)
        // Someone who goes on regardless must not reach the database by another connection.
        const third = await currentTransaction(tx).catch(() => second)
        await insertMark(tx, `b-${mark}`).catch(() => undefined)
        if (typeof second === 'string' && second !== first) split += 1
        if (typeof third === 'string' && third !== first) split += 1
        if (typeof second !== 'string') throw second
      },
      { retries: 0 },
    ),
  )
  const killed = await killBackends(databaseSettings().url, { total: 400, perSecond: 100 })
  await load.stop()

  expect(killed).toBeGreaterThanOrEqual(100)
  expect(split).toBe(0)
  expect(load.slowest()).toBeLessThan(5_500)
  const halves = await db.execute(sql`
    select substr(mark, 3) from pool_marks where mark ~ '^[ab]-' group by 1 having count(*) <> 2`)
  expect(halves).toEqual([])
}, 30_000)

function insertMark(tx: Transaction, mark: string) {
  return tx.execute(sql`insert into pool_marks values (${mark})`)
}

async function currentTransaction(tx: Transaction) {
  const [row] = await tx.execute<{ id: string }>(sql`select txid_current()::text as id`)
  return row?.id ?? ''
}

/** So many people at once, each with one request after the other. */
function startLoad(people: number, request: (mark: string) => Promise<unknown>) {
  const count = { kept: 0, lost: 0, unsure: 0 }
  const errors: unknown[] = []
  let last: keyof typeof count = 'lost'
  let slowest = 0
  let running = true

  async function person(name: number) {
    for (let nth = 0; running; nth++) {
      const started = performance.now()
      last = await request(`${started}-${name}-${nth}`).then(
        () => 'kept' as const,
        (error: unknown) => {
          errors.push(error)
          return isDatabaseUnavailable(error) && error.mayHaveCommitted
            ? ('unsure' as const)
            : ('lost' as const)
        },
      )
      count[last] += 1
      slowest = Math.max(slowest, performance.now() - started)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  const all = Promise.all(Array.from({ length: people }, (_, name) => person(name)))
  return {
    errors,
    count: () => ({ ...count }),
    last: () => last,
    slowest: () => slowest,
    stop: async () => {
      running = false
      await all
      return { ...count }
    },
  }
}

function within(ms: number, isSo: () => boolean) {
  return expect.poll(isSo, { timeout: ms, interval: 20 }).toBe(true)
}
