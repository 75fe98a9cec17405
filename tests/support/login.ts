import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from '@playwright/test'
import { test } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { sessions, users } from '@/db/schema'
import { configureDatabase } from '@/db/url'
import { foldHandle } from '@/lib/users/handle'
import { earnReputation } from './earn'
import { servedSite } from './served-site'

// The browser tests' workers look into the database of the site they talk to.
if (!process.env.DATABASE_URL) configureDatabase(servedSite().databaseUrl)

type NewPerson = Partial<Pick<typeof users.$inferInsert, 'email' | 'role' | 'passwordHash'>> & {
  /** At least this much, earned by votes. */
  reputation?: number
}

/** An account with a confirmed address; `handle` gets a random tail, so that tests do not meet in one database. */
export async function createPerson(name: string, { reputation = 0, ...facts }: NewPerson = {}) {
  const handle = `${name}-${randomBytes(3).toString('hex')}x`
  const [row] = await db
    .insert(users)
    .values({
      handle,
      handleKey: foldHandle(handle),
      email: `${handle.toLowerCase()}@example.test`,
      emailVerified: new Date(),
      ...facts,
    })
    .returning({ id: users.id, handle: users.handle })
  if (!row) throw new Error('No account')
  await earnReputation(row.id, reputation)
  return row
}

/** Signs a person in without clicking: a session row and the cookies the site would have set. */
export async function login(where: Page | BrowserContext, person: { id: string }): Promise<void> {
  const context = 'context' in where ? where.context() : where
  const url = test.info().project.use.baseURL ?? 'http://localhost:3000'
  const token = await openSession(person.id)
  await context.addCookies([
    { name: sessionCookie(url), value: token, url, httpOnly: true, sameSite: 'Lax' },
    { name: 'nomodeset-hint', value: '1', url, sameSite: 'Lax' },
  ])
}

/** What an account is worth, as the database has it. */
export async function roleAndReputation(userId: string) {
  const [row] = await db
    .select({ role: users.role, reputation: users.reputation })
    .from(users)
    .where(eq(users.id, userId))
  return row
}

/** The value of a session cookie for tests that speak HTTP themselves. */
export async function openSession(userId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db.insert(sessions).values({
    sessionToken: createHash('sha256').update(token).digest('base64url'),
    id: randomUUID(),
    userId,
    expires: new Date(Date.now() + 86_400_000),
    userAgent: 'test',
  })
  return token
}

export function sessionCookie(baseUrl: string): string {
  return baseUrl.startsWith('https:') ? '__Host-nomodeset-session' : 'nomodeset-session'
}
