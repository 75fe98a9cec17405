import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, db, transaction } from '@/db/client'
import { isUnavailable } from '@/db/errors'
import { databaseReady, poolGauges } from '@/db/health'
import { listen, notify } from '@/db/listen'
import { configureDatabase, databaseSettings } from '@/db/url'
import { type ChaosProxy, openChaosProxy, targetOf, through } from '../support/chaos-proxy'

const direct = databaseSettings().url
let proxy: ChaosProxy

beforeAll(async () => {
  proxy = await openChaosProxy(targetOf(direct))
  configureDatabase(through(proxy, direct))
})

afterEach(() => proxy.set({}))

afterAll(async () => {
  await closeDatabase()
  await proxy.close()
  configureDatabase(direct)
})

describe('a database that is swallowed by the network', () => {
  it('keeps nobody waiting over the deadline, lets nobody pile up, and serves at once when it is back', async () => {
    await Promise.all(Array.from({ length: 10 }, one))
    proxy.set({ blackHole: true })
    const most = gaugeOverTime()
    const firstWave = Array.from({ length: 300 }, timed)
    await Promise.all(firstWave)
    const secondWave = await Promise.all(Array.from({ length: 100 }, timed))
    const waits = [...(await Promise.all(firstWave)), ...secondWave]

    expect(Math.max(...waits.map((wait) => wait.ms))).toBeLessThan(1_800)
    expect(waits.filter((wait) => wait.ok)).toEqual([])
    expect(most.stop()).toBeLessThanOrEqual(poolGauges().size * 4)

    proxy.set({})
    await expect.poll(one, { timeout: 2_000 }).toEqual([{ one: 1 }])
    const healed = await Promise.all(Array.from({ length: 40 }, timed))
    expect(healed.every((wait) => wait.ok)).toBe(true)
  })

  it('ends a transaction in the middle', async () => {
    const started = performance.now()
    const cut = transaction(async (tx) => {
      await tx.execute(sql`select 1`)
      proxy.set({ blackHole: true })
      await tx.execute(sql`select 2`)
    })
    expect(isUnavailable(await cut.catch((error: unknown) => error))).toBe(true)
    expect(performance.now() - started).toBeLessThan(1_800)
  })

  it('is not ready, and says so within half a second', async () => {
    proxy.set({ blackHole: true })
    const started = performance.now()
    expect(await databaseReady()).toMatchObject({ ok: false })
    expect(performance.now() - started).toBeLessThan(600)
  })
})

describe('a bad network', () => {
  it('a slow one is slow, and nothing more', async () => {
    await expect.poll(one, { timeout: 2_000 }).toEqual([{ one: 1 }])
    proxy.set({ latency: 60 })
    const waits = await Promise.all(Array.from({ length: 40 }, timed))
    expect(waits.filter((wait) => !wait.ok)).toEqual([])
  })

  it('reset connections are replaced without anybody noticing', async () => {
    await Promise.all(Array.from({ length: 10 }, one))
    for (let round = 0; round < 5; round++) {
      const all = Array.from({ length: 8 }, () => transaction((tx) => tx.execute(sql`select pg_sleep(0.02)`)))
      proxy.resetAll()
      await Promise.all(all)
    }
  })

  it('a connection cut at any byte fails cleanly', async () => {
    for (const bytes of [0, 1, 9, 30, 120, 300, 380, 400, 420, 440, 460, 480, 500, 600, 1_000]) {
      proxy.set({ cutAfter: bytes })
      proxy.resetAll()
      const answers = await Promise.all(Array.from({ length: 3 }, () => timed(big)))
      expect(answers.every((answer) => !answer.ok && answer.ms < 1_800)).toBe(true)
    }
    proxy.set({})
    await expect.poll(one, { timeout: 2_000 }).toEqual([{ one: 1 }])
  })
})

describe('a burst', () => {
  it('is worked off when the database is well', async () => {
    const waits = await Promise.all(Array.from({ length: 400 }, timed))
    expect(waits.filter((wait) => !wait.ok)).toEqual([])
  })

  it('waits for its turn when the database is slow but answers', async () => {
    configureDatabase(`${direct}?pool=2`)
    const answers = Array.from({ length: 60 }, () => timed(() => db.execute(sql`select pg_sleep(0.03)`)))
    const settled = await Promise.all(answers)
    expect(settled.filter((answer) => !answer.ok)).toEqual([])
    expect(Math.max(...settled.map(({ ms }) => ms))).toBeGreaterThan(600)
    configureDatabase(through(proxy, direct))
  })

  it('is refused beyond four times the pool when the queue is stuck', async () => {
    configureDatabase(`${direct}?pool=2`)
    const answers = Array.from({ length: 60 }, () => timed(() => db.execute(sql`select pg_sleep(1.1)`)))
    await expect.poll(() => poolGauges().waiting, { timeout: 1_050 }).toBeLessThanOrEqual(6)
    const settled = await Promise.all(answers)
    const firstAnswer = Math.min(...settled.filter(({ ok }) => ok).map(({ ms }) => ms))
    expect(settled.filter((answer) => answer.ms < firstAnswer && !answer.ok)).toHaveLength(52)
    expect(settled.filter((answer) => answer.ok).length).toBeGreaterThanOrEqual(2)
    configureDatabase(through(proxy, direct))
  })
})

describe('behind a transaction pooler', () => {
  it('limits travel with each transaction, and no statement has a name', async () => {
    configureDatabase(`${direct}?prepare=false`)
    const shown = sql`select current_setting('statement_timeout') as ms`
    expect(await db.execute(shown)).toEqual([{ ms: '0' }])
    expect(await transaction((tx) => tx.execute(shown))).toEqual([{ ms: '1350ms' }])
    await db.execute(sql`select ${'a'}::text`)
    expect(await db.execute(sql`select count(*) as n from pg_prepared_statements`)).toEqual([{ n: 0 }])
    configureDatabase(through(proxy, direct))
  })
})

describe('a listener', () => {
  it('hears what was committed, and hears again after its connection broke', async () => {
    const heard: string[] = []
    let ready = 0
    const stop = listen(
      'pool "test"',
      (payload) => heard.push(payload),
      () => {
        ready += 1
      },
    )
    await expect.poll(() => ready).toBe(1)
    await transaction((tx) => notify(tx, 'pool "test"', 'one'))
    await transaction(async (tx) => {
      await notify(tx, 'pool "test"', 'undone')
      throw new Error('no')
    }).catch(() => undefined)
    await expect.poll(() => heard).toEqual(['one'])
    proxy.resetAll()
    await expect.poll(() => ready).toBe(2)
    await notify(db, 'pool "test"', 'two')
    await expect.poll(() => heard).toEqual(['one', 'two'])
    stop()
  })
})

function one() {
  return db.execute(sql`select 1 as one`).catch(() => undefined)
}

function big() {
  return db.execute(sql`select repeat('x', 2000) as text`)
}

async function timed(ask: unknown) {
  const started = performance.now()
  const query = typeof ask === 'function' ? ask : () => db.execute(sql`select 1 as one`)
  const failure: unknown = await query().then(
    () => undefined,
    (error: unknown) => error,
  )
  if (failure !== undefined && !isUnavailable(failure)) throw failure
  return { ok: failure === undefined, ms: performance.now() - started }
}

/** The most requests inside the pool at any moment, after the first half second. */
function gaugeOverTime() {
  let most = 0
  const since = performance.now()
  const timer = setInterval(() => {
    const { lent, waiting } = poolGauges()
    if (performance.now() - since > 500) most = Math.max(most, lent + waiting)
  }, 10)
  return {
    stop: () => {
      clearInterval(timer)
      return most
    },
  }
}
