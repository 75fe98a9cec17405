import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { and, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { db, type Transaction } from '@/db/client'
import { accountTokens } from '@/db/schema'

export type Purpose = (typeof accountTokens.$inferSelect)['purpose']

const minute = 60
const day = 86_400
const lifetimes = {
  'verify-email': day,
  'confirm-new-email': day,
  'reset-password': 10 * minute,
  'undo-email-change': 7 * day,
} satisfies Record<Purpose, number>

/** 256 random bits for a cookie or a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the tables keep of a token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

type NewLink = { userId: string; purpose: Purpose; email: string }

/** Makes the token of a link for one person, one purpose and one address; earlier ones of that purpose die, undoing apart. */
export async function issueToken(tx: Transaction, { userId, purpose, email }: NewLink): Promise<string> {
  if (purpose !== 'undo-email-change') await spendTokens(tx, userId, [purpose])
  const token = newToken()
  await tx.insert(accountTokens).values({
    tokenHash: hashToken(token),
    userId,
    purpose,
    email,
    expiresAt: sql`now() + ${lifetimes[purpose]} * interval '1 second'`,
  })
  return token
}

/** Spends a link: null when it is unknown, used or too old. Of parallel tries one succeeds. */
export async function spendToken(tx: Transaction, token: string, purposes: Purpose[]) {
  const [row] = await tx
    .update(accountTokens)
    .set({ usedAt: sql`now()` })
    .where(
      and(eq(accountTokens.tokenHash, hashToken(token)), inArray(accountTokens.purpose, purposes), isGood),
    )
    .returning({ userId: accountTokens.userId, purpose: accountTokens.purpose, email: accountTokens.email })
  return row ?? null
}

/** What a link is for, without spending it: what a page may show to whoever opens it, mail scanners included. */
export async function getToken(token: string) {
  const [row] = await db
    .select({ purpose: accountTokens.purpose, email: accountTokens.email })
    .from(accountTokens)
    .where(and(eq(accountTokens.tokenHash, hashToken(token)), isGood))
  return row ?? null
}

/** Makes all open links of these purposes useless. */
export async function spendTokens(tx: Transaction, userId: string, purposes: Purpose[]): Promise<void> {
  await tx
    .update(accountTokens)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(accountTokens.userId, userId),
        inArray(accountTokens.purpose, purposes),
        isNull(accountTokens.usedAt),
      ),
    )
}

/** The address that waits for its owner's confirmation. */
export async function getPendingEmail(userId: string): Promise<string | null> {
  const [row] = await db
    .select({ email: accountTokens.email })
    .from(accountTokens)
    .where(
      and(
        eq(accountTokens.userId, userId),
        inArray(accountTokens.purpose, ['verify-email', 'confirm-new-email']),
        isGood,
      ),
    )
    .orderBy(desc(accountTokens.createdAt))
    .limit(1)
  return row?.email ?? null
}

const isGood = and(isNull(accountTokens.usedAt), gt(accountTokens.expiresAt, sql`now()`))
