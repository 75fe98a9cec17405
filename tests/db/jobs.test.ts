import { setTimeout as pause } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { closeDatabase, db } from '@/db/client'
import { mails, posts, questions } from '@/db/schema'
import { configureDatabase, databaseSettings } from '@/db/url'
import { clean } from '@/lib/jobs/cleaning'
import { startClock } from '@/lib/jobs/clock'
import { startQueue } from '@/lib/jobs/queue'
import { rerenderAll } from '@/lib/jobs/rerender'
import { writeViews } from '@/lib/jobs/views'
import { startWorker } from '@/lib/jobs/worker'
import { countUnread } from '@/lib/notifications/queries'
import { countView, takeViews } from '@/lib/serving/views'
import { type ChaosProxy, openChaosProxy, targetOf, through } from '../support/chaos-proxy'
import { openMoodyMailServer } from '../support/moody-mail-server'
import { answer, ask, createWorld, type World } from '../support/world'

const direct = databaseSettings().url
let world: World
let proxy: ChaosProxy

beforeAll(async () => {
  proxy = await openChaosProxy(targetOf(direct))
  world = await createWorld()
})

afterEach(() => {
  vi.restoreAllMocks()
  proxy.set({})
})

afterAll(async () => {
  await proxy.close()
})

describe('background work', () => {
  it('tells and mails within seconds, and stops when asked', { timeout: 30_000 }, async () => {
    const server = await openMoodyMailServer()
    vi.stubEnv('SMTP_URL', server.url)
    const worker = startWorker()
    const question = await ask(world.ada, { title: 'Who answers this one first' })
    await answer(world.brook, question.id)
    await expect.poll(() => countUnread(world.ada.id), { timeout: 10_000 }).toBe(1)
    await expect
      .poll(() => server.got, { timeout: 10_000 })
      .toEqual(['[Nomodeset] Who answers this one first'])
    await expect
      .poll(async () => (await db.select().from(mails))[0]?.sentAt, { timeout: 5_000 })
      .toBeInstanceOf(Date)
    const started = performance.now()
    await worker.stop()
    expect(performance.now() - started).toBeLessThan(5_000)
    await server.close()
    vi.unstubAllEnvs()
  })

  it('survives a database that goes away, and goes on when it is back', { timeout: 60_000 }, async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    configureDatabase(through(proxy, direct))
    let runs = 0
    const queue = startQueue({
      chore: async () => {
        runs += 1
      },
    })
    await expect.poll(queue.isReady, { timeout: 10_000 }).toBe(true)
    await queue.add('chore')
    await expect.poll(() => runs, { timeout: 10_000 }).toBe(1)
    proxy.set({ cutAfter: 0 })
    proxy.resetAll()
    await pause(3_000)
    await expect(queue.add('chore')).rejects.toThrow()
    proxy.set({})
    await expect
      .poll(
        () =>
          queue.add('chore').then(
            () => true,
            () => false,
          ),
        { timeout: 10_000 },
      )
      .toBe(true)
    await expect.poll(() => runs, { timeout: 20_000 }).toBeGreaterThan(1)
    await queue.stop()
    configureDatabase(direct)
    await closeDatabase()
    expect(told.mock.calls.length).toBeLessThan(10)
  })

  it('does a chore again that failed, and says so', { timeout: 30_000 }, async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    let tries = 0
    const queue = startQueue({
      shaky: async () => {
        tries += 1
        if (tries === 1) throw new Error('Not this time')
      },
    })
    await expect.poll(queue.isReady, { timeout: 10_000 }).toBe(true)
    await queue.add('shaky')
    await expect.poll(() => tries, { timeout: 20_000 }).toBe(2)
    await queue.stop()
    expect(JSON.stringify(told.mock.calls)).toContain('Not this time')
  })

  it('adds each chore once in its interval', async () => {
    const added: string[] = []
    const clock = startClock(
      [
        { task: 'often', everyMinutes: 10 },
        { task: 'rarely', everyMinutes: 600 },
      ],
      { isReady: () => true, add: async (task) => void added.push(task) },
    )
    await expect.poll(() => added).toEqual(['often', 'rarely'])
    await clock.stop()
  })
})

describe('chores', () => {
  it('remove what has had its time and nothing else', async () => {
    const old = sql`now() - interval '40 days'`
    await db.execute(sql`
      insert into draft (user_id, key, fields, updated_at) values
        (${world.ada.id}, 'ask', '{}', ${old}), (${world.ada.id}, 'answer:1', '{}', now())`)
    await db.execute(sql`
      insert into session (session_token, id, user_id, expires) values
        ('old', 'old', ${world.ada.id}, ${old}), ('new', 'new', ${world.ada.id}, now() + interval '1 day')`)
    await db.execute(sql`
      insert into rate_window (key, started_at, ends_at, hits) values
        ('old', ${old}, ${old}, 1), ('new', now(), now() + interval '1 hour', 1)`)
    expect(await clean()).toBeGreaterThanOrEqual(3)
    const left = await db.execute<{ key: string }>(sql`
      select key from draft union all select session_token from session union all select key from rate_window
      where key in ('old', 'new')`)
    expect(left.map(({ key }) => key).sort()).toEqual(['answer:1', 'new', 'new'])
  })

  it('write the counted views, and count on when that fails', async () => {
    takeViews()
    const question = await ask(world.ada)
    for (let i = 0; i < 3; i++) countView(`/questions/${question.id}/slug`)
    countView('/questions/999999999/nothing')
    await writeViews()
    await writeViews()
    const views = async () =>
      (
        await db
          .select({ views: questions.viewCount })
          .from(questions)
          .where(eq(questions.postId, question.id))
      )[0]?.views
    expect(await views()).toBe(3)
    countView(`/questions/${question.id}/slug`)
    configureDatabase('postgres://nobody@127.0.0.1:9/nowhere')
    await expect(writeViews()).rejects.toThrow()
    configureDatabase(direct)
    await writeViews()
    expect(await views()).toBe(4)
  })

  it('render anew what an older renderer wrote', async () => {
    const question = await ask(world.ada, {
      body: 'It says **Xid 79** and then the screen is black for ever.',
    })
    await db.update(posts).set({ renderVersion: 0, bodyHtml: 'old' }).where(eq(posts.id, question.id))
    expect(await rerenderAll()).toBe(1)
    const [post] = await db.select().from(posts).where(eq(posts.id, question.id))
    expect(post?.bodyHtml).toMatch(/<strong><a [^>]*>Xid 79<\/a><\/strong>/)
    expect(await rerenderAll()).toBe(0)
  })
})
