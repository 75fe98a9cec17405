import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, moment, postRef, userRef, xid8 } from './columns'
import { posts } from './posts'
import { users } from './users'

/** Append-only: who did what to what. Everything that happens afterwards reads this log. */
export const events = pgTable(
  'event',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Writing transaction: consumers read only below the oldest running one, so late commits are never skipped. */
    transactionId: xid8().notNull().default(sql`pg_current_xact_id()`),
    at: createdAt(),
    actorId: userRef().references(() => users.id),
    verb: text().notNull(),
    postId: postRef().references(() => posts.id),
    rootId: postRef().references(() => posts.id),
    /** The person it was done to: a suspended member, an author whose post was handled. */
    subjectId: userRef().references(() => users.id),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    index('event_order_index').on(t.transactionId, t.id),
    index('event_actor_index').on(t.actorId, t.id.desc().nullsFirst()),
    index('event_root_index').on(t.rootId, t.id.desc().nullsFirst()),
    index('event_post_index').on(t.postId, t.id.desc().nullsFirst()),
    index('event_verb_index').on(t.verb, t.id.desc().nullsFirst()),
  ],
)

/** How far each consumer of the log has come; moved in the transaction that did its work. */
export const eventCursors = pgTable('event_cursor', {
  consumer: text().primaryKey(),
  transactionId: xid8().notNull(),
  eventId: bigint({ mode: 'number' }).notNull(),
  /** Events up to this id are done whatever their transaction: set when the database moved to another server. */
  floorId: bigint({ mode: 'number' }).notNull().default(0),
  movedAt: createdAt(),
})

export const notifications = pgTable(
  'notification',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    userId: userRef()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    eventId: bigint({ mode: 'number' })
      .notNull()
      .references(() => events.id),
    kind: text().notNull(),
    /** Repeats with one key are shown as one line ("5 people upvoted"). */
    groupKey: text().notNull(),
    readAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('notification_once_key').on(t.userId, t.eventId),
    index('notification_inbox_index').on(t.userId, t.id.desc().nullsFirst()),
    index('notification_group_index').on(t.userId, t.groupKey, t.id.desc().nullsFirst()),
    index('notification_unread_index').on(t.userId).where(sql`read_at is null`),
    index('notification_event_index').on(t.eventId).where(sql`read_at is null`),
  ],
)

/** Mail to be sent; `key` makes every mail at most one. Sent by a job: SMTP, or a file in the outbox folder. */
export const mails = pgTable(
  'mail',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    key: text().notNull(),
    /** Null for mail to addresses that are not (yet) an account's. */
    userId: userRef().references(() => users.id, { onDelete: 'cascade' }),
    recipient: text().notNull(),
    subject: text().notNull(),
    textBody: text().notNull(),
    headers: jsonb().$type<Record<string, string>>().notNull().default({}),
    createdAt: createdAt(),
    /** When it may be tried; moved on by each try, so that two senders never hold the same mail. */
    dueAt: createdAt(),
    /** Set before the mail server can accept it: from then on it is never sent again, whatever happens. */
    handedOverAt: moment(),
    sentAt: moment(),
    attempts: integer().notNull().default(0),
    lastError: text(),
  },
  (t) => [
    uniqueIndex('mail_key_key').on(t.key),
    index('mail_user_index').on(t.userId),
    index('mail_unsent_index').on(t.dueAt).where(sql`handed_over_at is null`),
  ],
)

/** What waits for a member's next digest. */
export const digestEntries = pgTable(
  'digest_entry',
  {
    userId: userRef()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    eventId: bigint({ mode: 'number' })
      .notNull()
      .references(() => events.id),
    kind: text().notNull(),
    cadence: text({ enum: ['daily', 'weekly'] }).notNull(),
    mailedAt: moment(),
  },
  (t) => [
    primaryKey({ name: 'digest_entry_pk', columns: [t.userId, t.eventId] }),
    index('digest_entry_event_index').on(t.eventId).where(sql`mailed_at is null`),
    index('digest_entry_waiting_index').on(t.cadence, t.userId).where(sql`mailed_at is null`),
  ],
)
