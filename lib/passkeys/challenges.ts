import 'server-only'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { passkeyChallenges } from '@/db/schema'

const MINUTES = 5

/** Remembers what an authenticator was asked to sign; `userId` for a passkey to be added, null for a sign-in. */
export async function keepChallenge(challenge: string, userId: string | null): Promise<void> {
  await db
    .insert(passkeyChallenges)
    .values({ challenge, userId, expiresAt: sql`now() + ${MINUTES} * interval '1 minute'` })
}

/** Takes a challenge out: true once, for the person it was made for and in time. */
export async function takeChallenge(challenge: string, userId: string | null): Promise<boolean> {
  const taken = await db
    .delete(passkeyChallenges)
    .where(
      and(
        eq(passkeyChallenges.challenge, challenge),
        userId === null ? isNull(passkeyChallenges.userId) : eq(passkeyChallenges.userId, userId),
        gt(passkeyChallenges.expiresAt, sql`now()`),
      ),
    )
    .returning({ challenge: passkeyChallenges.challenge })
  return taken.length > 0
}
