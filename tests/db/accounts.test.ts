import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { accountTokens, mails, rateWindows, users } from '@/db/schema'
import { changePassword, requestReset, resetPassword, signIn } from '@/lib/auth/commands'
import { openSession } from '@/lib/auth/sessions'
import { getViewerByToken } from '@/lib/auth/viewer'
import { confirmEmail } from '@/lib/users/address'
import { signUp } from '@/lib/users/commands'
import { signUpInput } from '@/lib/users/input'
import type { Viewer } from '@/lib/users/types'

const good = 'tuxedo amber 17 lantern'
const home = '198.51.100.7'

beforeEach(async () => {
  await db.delete(rateWindows)
  await db.delete(mails)
})

describe('sign-up', () => {
  it('opens an account whose address is not its own before it is confirmed', async () => {
    const userId = await join('Ada', 'ada@example.test')
    expect(await account(userId)).toMatchObject({
      handle: 'Ada',
      email: null,
      emailVerified: null,
      role: 'member',
    })
    expect(await confirmEmail(await tokenIn('ada@example.test'))).toMatchObject({ ok: true })
    expect(await account(userId)).toMatchObject({
      email: 'ada@example.test',
      emailVerified: expect.any(Date),
    })
  })

  it('answers the same for an address somebody else has, and tells its owner', async () => {
    const owner = await joinConfirmed('Brook', 'brook@example.test')
    const other = await join('Stranger', 'BROOK@example.test')
    const [mail] = await db.select().from(mails).where(eq(mails.recipient, 'BROOK@example.test'))
    expect(mail).toMatchObject({ userId: owner, subject: expect.stringContaining('already have an account') })
    expect(mail?.textBody).not.toMatch(/verify-email/)
    expect(await account(other)).toMatchObject({ email: null })
    // Nothing in the database lets the stranger confirm it: the token was never mailed.
    expect(await db.select().from(mails).where(eq(mails.userId, other))).toEqual([])
  })

  it('gives one handle to one person, also when many ask at once and in look-alikes', async () => {
    const tries = ['Racer', 'racer', 'Ra-cer', 'RACER', 'rácer', 'Racer'].map((handle, n) =>
      signUp(input(handle, `racer${n}@example.test`), `192.0.2.${n}`),
    )
    const results = await Promise.all(tries)
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.filter(({ ok }) => !ok)).toHaveLength(5)
    for (const result of results)
      if (!result.ok) expect(result.error).toMatchObject({ fields: { handle: expect.any(String) } })
  })

  it.each([
    'short',
    'password12',
    'qwertyuiop',
    'aaaaaaaaaaaaaa',
    'nomodeset1',
    '1234567890',
    'carol-longname1',
  ])('refuses the password %s', async (password) => {
    const parsed = signUpInput.safeParse({ handle: 'Carol-Longname', email: 'carol@example.test', password })
    const result = parsed.success ? await signUp(parsed.data, home) : null
    expect(result?.ok ?? false).toBe(false)
  })

  it('takes passwords of up to 128 characters and reads all of them', async () => {
    const long = `${good}${'é¼ß '.repeat(40)}`.slice(0, 128)
    await signUp(input('Longpass', 'longpass@example.test', long), home)
    expect(await signIn({ login: 'Longpass', password: long }, home)).toMatchObject({ ok: true })
    expect(await signIn({ login: 'Longpass', password: long.slice(0, -1) }, home)).toMatchObject({
      ok: false,
    })
    expect(signUpInput.safeParse(raw('Longpass2', 'l@example.test', `${long}x`)).success).toBe(false)
  })

  it('stores argon2id hashes and hashes weaker ones anew at the next sign-in', async () => {
    const userId = await join('Hashed', 'hashed@example.test')
    expect((await account(userId)).passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const { hash } = await import('@node-rs/argon2')
    const weak = await hash(good, { memoryCost: 4_096, timeCost: 1 })
    await db.update(users).set({ passwordHash: weak }).where(eq(users.id, userId))
    expect(await signIn({ login: 'hashed', password: good }, home)).toMatchObject({ ok: true })
    expect((await account(userId)).passwordHash).toMatch(/m=19456,t=2,p=1/)
  })
})

describe('sign-in', () => {
  it('works by handle in any case, and by a confirmed address', async () => {
    const userId = await join('Dana', 'dana@example.test')
    expect(await signIn({ login: 'DANA', password: good }, home)).toEqual({ ok: true, value: { userId } })
    expect(await signIn({ login: 'dana@example.test', password: good }, home)).toMatchObject({ ok: false })
    await confirmEmail(await tokenIn('dana@example.test'))
    expect(await signIn({ login: 'Dana@Example.test', password: good }, home)).toEqual({
      ok: true,
      value: { userId },
    })
  })

  it('does not tell an unknown name from a wrong password, nor an account without one', async () => {
    const userId = await join('Known', 'known@example.test')
    const wrong = await signIn({ login: 'Known', password: 'not the password' }, home)
    const unknown = await signIn({ login: 'Nobody-here', password: 'not the password' }, home)
    const byMail = await signIn({ login: 'nobody@example.test', password: 'not the password' }, home)
    await db.update(users).set({ passwordHash: null }).where(eq(users.id, userId))
    const without = await signIn({ login: 'Known', password: 'not the password' }, home)
    expect([unknown, byMail, without]).toEqual([wrong, wrong, wrong])
  })

  it('takes the same time for known and unknown names', async () => {
    await join('Timed', 'timed@example.test')
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
    for (let round = 0; round < 25; round++) {
      times.known.push(
        await timeOf(() => signIn({ login: 'Timed', password: 'wrong' }, `203.0.113.${round}`)),
      )
      times.unknown.push(
        await timeOf(() => signIn({ login: 'Untimed', password: 'wrong' }, `203.0.113.${round}`)),
      )
    }
    const [known, unknown] = [median(times.known), median(times.unknown)]
    // Without the decoy the difference is tenfold; other tests share the processor, hence the wide bound.
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(1.5)
  })

  it('lets exactly six of a hundred parallel tries through, and locks nobody out elsewhere', async () => {
    await join('Target', 'target@example.test')
    await secondsLeftInMinute(5)
    const guesses = Array.from({ length: 100 }, (_, n) =>
      signIn({ login: 'target', password: `guess ${n}` }, home),
    )
    const answers = (await Promise.all(guesses)).map((result) => (result.ok ? 'ok' : result.error.code))
    expect(answers.filter((code) => code === 'forbidden')).toHaveLength(6)
    expect(answers.filter((code) => code === 'limited')).toHaveLength(94)
    expect(await signIn({ login: 'Target', password: good }, home)).toMatchObject({
      error: { code: 'limited', retryAfter: expect.any(Number) },
    })
    expect(await signIn({ login: 'Target', password: good }, '198.51.100.8')).toMatchObject({ ok: true })
  })

  it('signs forty people in at once in a short time', async () => {
    await join('Crowd', 'crowd@example.test')
    const took = await timeOf(() =>
      Promise.all(
        Array.from({ length: 40 }, (_, n) => signIn({ login: 'crowd', password: good }, `10.0.0.${n}`)),
      ),
    )
    expect(took).toBeLessThan(5_000)
  })
})

describe('a forgotten password', () => {
  it('is replaced by a link that works once and signs all devices out', async () => {
    const userId = await joinConfirmed('Erin', 'erin@example.test')
    const { token: session } = await openSession(userId, { userAgent: 'old' })
    await requestReset('erin@example.test', home)
    const token = await tokenIn('erin@example.test', 'reset-password')
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => resetPassword({ token, password: 'a wholly new lantern 9' })),
    )
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await getViewerByToken(session)).toBeNull()
    expect(await signIn({ login: 'erin', password: good }, home)).toMatchObject({ ok: false })
    expect(await signIn({ login: 'erin', password: 'a wholly new lantern 9' }, home)).toMatchObject({
      ok: true,
    })
  })

  it('stays good after a refused password, and dies after ten minutes', async () => {
    await joinConfirmed('Finn', 'finn@example.test')
    await requestReset('finn@example.test', home)
    const token = await tokenIn('finn@example.test', 'reset-password')
    expect(await resetPassword({ token, password: 'password1234' })).toMatchObject({
      error: { code: 'invalid' },
    })
    const [row] = await db
      .select()
      .from(accountTokens)
      .where(eq(accountTokens.purpose, 'reset-password'))
      .orderBy(sql`created_at desc`)
    expect((row?.expiresAt.getTime() ?? 0) - (row?.createdAt.getTime() ?? 0)).toBe(600_000)
    await db.update(accountTokens).set({ expiresAt: sql`now()` })
    expect(await resetPassword({ token, password: 'a wholly new lantern 9' })).toMatchObject({
      error: { code: 'gone' },
    })
  })

  it('answers the same, as late, for an address nobody has; only the owner gets mail', async () => {
    await joinConfirmed('Gail', 'gail@example.test')
    await db.delete(mails)
    const times: number[] = []
    for (const email of ['gail@example.test', 'nobody@example.test'])
      times.push(
        await timeOf(async () =>
          expect(await requestReset(email, home)).toEqual({ ok: true, value: undefined }),
        ),
      )
    expect(Math.min(...times)).toBeGreaterThan(240)
    expect((await db.select().from(mails)).map(({ recipient }) => recipient)).toEqual(['gail@example.test'])
  })

  it('an older link dies when a newer one is asked for, and one inbox gets five mails an hour', async () => {
    await joinConfirmed('Hugo', 'hugo@example.test')
    await db.delete(mails)
    await db.delete(rateWindows)
    for (let n = 0; n < 7; n++) await requestReset('hugo@example.test', `198.51.100.${n}`)
    expect(await db.select().from(mails)).toHaveLength(5)
    const bodies = await db.select({ text: mails.textBody }).from(mails).orderBy(mails.id)
    const tokens = bodies.map(({ text }) => /reset-password\/([\w-]+)/.exec(text)?.[1] ?? '')
    expect(await resetPassword({ token: tokens[0] ?? '', password: 'a wholly new lantern 9' })).toMatchObject(
      { ok: false },
    )
    expect(await resetPassword({ token: tokens[4] ?? '', password: 'a wholly new lantern 9' })).toMatchObject(
      { ok: true },
    )
  })
})

describe('a changed password', () => {
  it('needs the present one, keeps this device and signs out the others', async () => {
    const userId = await joinConfirmed('Iris', 'iris@example.test')
    const here = await openSession(userId, { userAgent: 'here' })
    const there = await openSession(userId, { userAgent: 'there' })
    const viewer = await viewerOf(here.token)
    expect(
      await changePassword(viewer, { current: 'wrong', password: 'quite another harbour' }),
    ).toMatchObject({
      error: { fields: { current: expect.any(String) } },
    })
    expect(await changePassword(viewer, { current: good, password: 'quite another harbour' })).toMatchObject({
      ok: true,
    })
    expect(await getViewerByToken(here.token)).not.toBeNull()
    expect(await getViewerByToken(there.token)).toBeNull()
    expect(await tokensOf(userId)).not.toContain(here.token)
  })
})

async function join(handle: string, email: string): Promise<string> {
  const result = await signUp(input(handle, email), home)
  if (!result.ok) throw new Error(result.error.message)
  return result.value.userId
}

async function joinConfirmed(handle: string, email: string): Promise<string> {
  const userId = await join(handle, email)
  await confirmEmail(await tokenIn(email))
  return userId
}

const raw = (handle: string, email: string, password = good) => ({ handle, email, password })
const input = (handle: string, email: string, password = good) =>
  signUpInput.parse(raw(handle, email, password))

async function account(id: string) {
  const [row] = await db.select().from(users).where(eq(users.id, id))
  if (!row) throw new Error('No account')
  return row
}

async function tokenIn(email: string, page = 'verify-email'): Promise<string> {
  const found = await db
    .select({ text: mails.textBody })
    .from(mails)
    .where(eq(mails.recipient, email))
    .orderBy(sql`id desc`)
  const token = found.map(({ text }) => new RegExp(`${page}/([\\w-]+)`).exec(text)?.[1]).find(Boolean)
  if (!token) throw new Error(`No ${page} link for ${email}`)
  return token
}

async function tokensOf(userId: string): Promise<string[]> {
  const rows = await db.execute<{ token: string }>(
    sql`select session_token as token from session where user_id = ${userId}`,
  )
  return rows.map(({ token }) => token)
}

async function viewerOf(token: string): Promise<Viewer> {
  const viewer = await getViewerByToken(token)
  if (!viewer) throw new Error('No viewer')
  return viewer
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

/** Windows are fixed minutes: a burst that spans two would count twice. */
async function secondsLeftInMinute(needed: number): Promise<void> {
  const left = 60 - ((Date.now() / 1000) % 60)
  if (left < needed) await new Promise((resolve) => setTimeout(resolve, left * 1000 + 50))
}
