import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { digestEntries, events, mails, notificationPreferences, notifications } from '@/db/schema'
import { consumeEvents } from '@/lib/events/consume'
import { notify } from '@/lib/notifications/notify'
import type { Kind, MailCadence } from '@/lib/notifications/types'
import type { Viewer } from '@/lib/users/types'

/** Lets everything that happened so far be told. */
export async function tell(): Promise<void> {
  await consumeEvents(notify)
}

/** What stands in somebody's inbox, as "kind verb", oldest first. */
export async function inboxOf(person: Viewer): Promise<string[]> {
  const rows = await db
    .select({ kind: notifications.kind, verb: events.verb })
    .from(notifications)
    .innerJoin(events, eq(events.id, notifications.eventId))
    .where(eq(notifications.userId, person.id))
    .orderBy(notifications.id)
  return rows.map(({ kind, verb }) => `${kind} ${verb}`)
}

export async function mailsTo(person: Viewer) {
  return db.select().from(mails).where(eq(mails.userId, person.id)).orderBy(mails.id)
}

export async function digestOf(person: Viewer) {
  return db
    .select()
    .from(digestEntries)
    .where(eq(digestEntries.userId, person.id))
    .orderBy(digestEntries.eventId)
}

export async function wish(person: Viewer, kind: Kind, mail: MailCadence, inbox = true): Promise<void> {
  await db
    .insert(notificationPreferences)
    .values({ userId: person.id, kind, inbox, mail })
    .onConflictDoUpdate({
      target: [notificationPreferences.userId, notificationPreferences.kind],
      set: { inbox, mail },
    })
}

/** So that the next test begins with empty inboxes. */
export async function forgetNews(): Promise<void> {
  await tell()
  await db.execute(sql`delete from notification`)
  await db.execute(sql`delete from digest_entry`)
  await db.execute(sql`delete from mail`)
  await db.execute(sql`delete from follow`)
  await db.execute(sql`delete from notification_preference`)
}
