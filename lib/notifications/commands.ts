import 'server-only'
import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { db, type Transaction, transaction } from '@/db/client'
import { digestEntries, notificationPreferences, notifications } from '@/db/schema'
import { done, fail, type Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'
import type { readInput } from './input'
import { type MailTopic, readUnsubscribeToken } from './token'
import { isKind, type Kind, kindNames, kinds, type Preference, type Preferences } from './types'

/** Marks lines as read up to the newest that was on the page: what came since stays unread. */
export async function markRead(
  viewer: Viewer,
  { upto, group, kind }: z.output<typeof readInput>,
): Promise<Result> {
  await db
    .update(notifications)
    .set({ readAt: sql`now()` })
    .where(
      and(
        eq(notifications.userId, viewer.id),
        isNull(notifications.readAt),
        lte(notifications.id, upto),
        group === undefined ? undefined : eq(notifications.groupKey, group),
        kind === undefined ? undefined : eq(notifications.kind, kind),
      ),
    )
  return done
}

/** How this person wants to be told of each kind of news. Open to the suspended: it is about their own mailbox. */
export async function savePreferences(viewer: Viewer, wishes: Partial<Preferences>): Promise<Result> {
  await transaction(async (tx) => {
    for (const kind of kindNames) {
      const wish = wishes[kind]
      if (wish) await savePreference(tx, viewer.id, kind, wish)
    }
  })
  return done
}

/** Ends the mail a link in a mail speaks of. The signed token is all it takes, and all it can do. */
export async function endMail(token: string): Promise<Result<{ topic: MailTopic }>> {
  const claim = readUnsubscribeToken(token)
  if (!claim) return fail('not-found', 'This link is incomplete or was not made by this site.')
  const { userId, topic } = claim
  return transaction(async (tx): Promise<Result<{ topic: MailTopic }>> => {
    const [person] = await tx.execute<{ id: string }>(
      sql`select id from users where id = ${userId} for no key update`,
    )
    if (!person) return fail('gone', 'This account is gone: it gets no mail any more.')
    const wishes = await readWishes(tx, userId)
    for (const kind of kindNames) {
      const wish = wishes.get(kind) ?? kinds[kind].usually
      const inDigest = wish.mail === 'daily' || wish.mail === 'weekly'
      if (kind === topic || (topic === 'digest' && inDigest))
        await savePreference(tx, userId, kind, { inbox: wish.inbox, mail: 'never' })
    }
    return { ok: true, value: { topic } }
  })
}

async function readWishes(tx: Transaction, userId: string): Promise<Map<Kind, Preference>> {
  const rows = await tx
    .select()
    .from(notificationPreferences)
    .where(eq(notificationPreferences.userId, userId))
  return new Map(
    rows.flatMap(({ kind, inbox, mail }) => (isKind(kind) ? [[kind, { inbox, mail }] as const] : [])),
  )
}

/** What waits for a digest follows the new wish; with `never` it is forgotten. */
async function savePreference(tx: Transaction, userId: string, kind: Kind, wish: Preference): Promise<void> {
  await tx
    .insert(notificationPreferences)
    .values({ userId, kind, ...wish })
    .onConflictDoUpdate({ target: [notificationPreferences.userId, notificationPreferences.kind], set: wish })
  const waiting = and(
    eq(digestEntries.userId, userId),
    eq(digestEntries.kind, kind),
    isNull(digestEntries.mailedAt),
  )
  if (wish.mail === 'never') await tx.delete(digestEntries).where(waiting)
  else if (wish.mail !== 'immediate')
    await tx.update(digestEntries).set({ cadence: wish.mail }).where(waiting)
}
