import 'server-only'
import { randomBytes, randomUUID } from 'node:crypto'
import type { Adapter, AdapterUser } from '@auth/core/adapters'
import { and, eq, gt, ne, sql } from 'drizzle-orm'
import { headers } from 'next/headers'
import { db, transaction } from '@/db/client'
import { accounts, sessions, users } from '@/db/schema'
import { expire, tags } from '@/lib/cache'
import { record } from '@/lib/events/record'
import { isEmailAddress } from '@/lib/users/email'
import { foldHandle } from '@/lib/users/handle'
import { asksForCode, endSession } from './sessions'
import { hashToken } from './tokens'

/**
 * How next-auth reads and writes our tables. Differs from the stock adapter where ours are stricter: session tokens are
 * stored hashed, the tokens of other sites are not stored at all, and an e-mail address is kept only when confirmed.
 */
export const adapter = {
  createUser,
  getUser: (id) => findUser(eq(users.id, id)),
  getUserByEmail: (email) => findUser(eq(users.email, email)),
  async getUserByAccount({ provider, providerAccountId }) {
    const [row] = await db
      .select({ userId: accounts.userId })
      .from(accounts)
      .where(and(eq(accounts.provider, provider), eq(accounts.providerAccountId, providerAccountId)))
    return row ? findUser(eq(users.id, row.userId)) : null
  },
  async updateUser({ id }) {
    const user = await findUser(eq(users.id, id))
    if (!user) throw new Error('No such user')
    return user
  },
  async linkAccount({ userId, type, provider, providerAccountId }) {
    await db.insert(accounts).values({ userId, type, provider, providerAccountId })
  },
  async createSession({ sessionToken, userId, expires }) {
    const userAgent = ((await headers()).get('user-agent') ?? '').slice(0, 300)
    const pending = await asksForCode(userId)
    await db.insert(sessions).values({
      sessionToken: hashToken(sessionToken),
      id: randomUUID(),
      userId,
      expires,
      userAgent,
      pending,
    })
    return { sessionToken, userId, expires }
  },
  async getSessionAndUser(sessionToken) {
    const [session] = await db
      .select({ userId: sessions.userId, expires: sessions.expires })
      .from(sessions)
      .where(
        and(
          eq(sessions.sessionToken, hashToken(sessionToken)),
          eq(sessions.pending, false),
          gt(sessions.expires, sql`now()`),
        ),
      )
    const user = session ? await findUser(eq(users.id, session.userId)) : null
    // The token as it came: next-auth sends it back as the cookie.
    return session && user ? { session: { ...session, sessionToken }, user } : null
  },
  async updateSession() {
    return null
  },
  deleteSession: (sessionToken) => endSession(sessionToken),
} satisfies Adapter

/** A newcomer from another site gets a provisional handle and chooses one on the next page. */
async function createUser({ name, email }: AdapterUser): Promise<AdapterUser> {
  const handle = `member-${randomBytes(5).toString('hex')}`
  const confirmed = email && isEmailAddress(email) ? email : null
  const id = randomUUID()
  await transaction(async (tx) => {
    await tx.insert(users).values({
      id,
      handle,
      handleKey: foldHandle(handle),
      name:
        name
          ?.replace(/[\p{Cc}\p{Cf}]/gu, '')
          .trim()
          .slice(0, 60) || null,
      email: confirmed,
      emailVerified: confirmed === null ? null : new Date(),
    })
    await record(tx, { actorId: id, verb: 'joined', subjectId: id })
  })
  expire(tags.userIndex)
  return { id, name, email: confirmed ?? '', emailVerified: null }
}

async function findUser(which: ReturnType<typeof eq>): Promise<AdapterUser | null> {
  const [row] = await db
    .select({ id: users.id, name: users.name, email: users.email, emailVerified: users.emailVerified })
    .from(users)
    .where(and(which, ne(users.kind, 'system')))
  return row ? { ...row, email: row.email ?? '' } : null
}
