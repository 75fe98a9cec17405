import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { db, transaction } from '@/db/client'
import { mails } from '@/db/schema'
import { databaseSettings } from '@/db/url'
import { queueMail } from '@/lib/mail/commands'
import { openMoodyMailServer } from '../support/moody-mail-server'

let server: Awaited<ReturnType<typeof openMoodyMailServer>>
let deliver: typeof import('@/lib/mail/deliver')
let transport: typeof import('@/lib/mail/transport')

beforeAll(async () => {
  server = await openMoodyMailServer()
  vi.stubEnv('SMTP_URL', server.url)
  deliver = await import('@/lib/mail/deliver')
  transport = await import('@/lib/mail/transport')
})

afterAll(async () => {
  transport.closeMail()
  await server.close()
})

beforeEach(async () => {
  await db.delete(mails)
  server.got.length = 0
  server.be('take')
})

describe('sending mail', () => {
  it('takes each of many mails once, with four senders at it', async () => {
    await queueMany(40)
    await Promise.all(Array.from({ length: 4 }, () => deliver.deliverDueMails()))
    expect(server.got.toSorted()).toEqual(subjects(40))
    const rows = await db.select().from(mails)
    expect(rows.every((mail) => mail.sentAt !== null && mail.lastError === null)).toBe(true)
    expect(await deliver.deliverDueMails()).toBe(0)
  })

  it('sends a key once, however often it is queued', async () => {
    await queueMany(1)
    await queueMany(1)
    await deliver.deliverDueMails()
    expect(server.got).toEqual(subjects(1))
  })

  it('tries again, later, what the server would not take now', async () => {
    await queueMany(1)
    server.be('refuse for now')
    await deliver.deliverDueMails()
    expect(await only()).toMatchObject({ attempts: 1, sentAt: null, handedOverAt: null })
    expect((await only()).lastError).toMatch(/Try later/)
    server.be('take')
    expect(await deliver.deliverDueMails()).toBe(0)
    await comesDue()
    await deliver.deliverDueMails()
    expect(server.got).toEqual(subjects(1))
    expect((await only()).lastError).toBeNull()
  })

  it('gives up at once what the server will never take', async () => {
    await queueMany(1)
    server.be('refuse for good')
    await deliver.deliverDueMails()
    await comesDue()
    server.be('take')
    expect(await deliver.deliverDueMails()).toBe(0)
    expect((await only()).lastError).toMatch(/Not here/)
  })

  it('never repeats a mail whose fate is unknown, and says so', async () => {
    await queueMany(1)
    server.be('take and hang up')
    await deliver.deliverDueMails()
    server.be('take')
    await comesDue()
    expect(await deliver.deliverDueMails()).toBe(0)
    expect(server.got).toEqual(subjects(1))
    expect(await only()).toMatchObject({ sentAt: null })
    expect((await only()).lastError).toMatch(/not sent again/)
  })

  it('waits out a server that is not there, and loses nothing', async () => {
    await queueMany(3)
    vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:9')
    vi.resetModules()
    const offline = await import('@/lib/mail/deliver')
    await offline.deliverDueMails()
    vi.stubEnv('SMTP_URL', server.url)
    await comesDue()
    await deliver.deliverDueMails()
    expect(server.got.toSorted()).toEqual(subjects(3))
  })

  it('leaves to another what took too long, without sending it twice', async () => {
    await queueMany(1)
    const [mail] = await db.select().from(mails)
    // Another process took it in between: this one may not hand it over any more.
    const slow = transport.deliverMail({ ...(mail ?? (await only())), headers: {} }, async () =>
      Promise.reject(new Error('Another process is sending this mail')),
    )
    await expect(slow).rejects.toThrow()
    expect(server.got).toEqual([])
    await deliver.deliverDueMails()
    expect(server.got).toEqual(subjects(1))
  })

  it('sends what somebody waits for before news', async () => {
    await queueMany(3, 'event')
    await queueMany(1, 'reset')
    await deliver.deliverDueMails(1)
    expect(server.got).toEqual(['reset 00'])
  })

  it('survives kills at any moment: nothing twice, nothing forgotten', { timeout: 90_000 }, async () => {
    await queueMany(60)
    for (let kill = 0; kill < 5; kill++) {
      const sender = startSender()
      await once(sender.stdout, 'data')
      await pause(20 + kill * 37)
      sender.kill('SIGKILL')
      await once(sender, 'exit')
      await comesDue()
    }
    await deliver.deliverDueMails()
    expect(new Set(server.got).size).toBe(server.got.length)
    const rows = await db.select().from(mails)
    const unsure = rows.filter((mail) => mail.sentAt === null)
    expect(unsure.every((mail) => mail.handedOverAt !== null)).toBe(true)
    expect(unsure.length).toBeLessThanOrEqual(5)
    expect(server.got.length).toBeGreaterThanOrEqual(60 - unsure.length)
  })
})

function startSender() {
  return spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'tests/support/mail-script.ts'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DATABASE_URL: databaseSettings().url, SMTP_URL: server.url },
    },
  )
}

async function queueMany(count: number, name = 'mail') {
  await transaction(async (tx) => {
    for (const subject of subjects(count, name))
      await queueMail(tx, {
        key: `${name}:${subject}`,
        userId: null,
        to: 'ada@example.test',
        subject,
        text: `Body of ${subject}\n`,
      })
  })
}

function subjects(count: number, name = 'mail'): string[] {
  return Array.from({ length: count }, (_, index) => `${name} ${String(index).padStart(2, '0')}`)
}

async function comesDue() {
  await db.update(mails).set({ dueAt: sql`now() - interval '1 second'` })
}

async function only() {
  const [mail] = await db.select().from(mails).where(eq(mails.key, 'mail:mail 00'))
  if (!mail) throw new Error('No mail')
  return mail
}
