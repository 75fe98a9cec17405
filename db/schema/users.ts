import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { citext, createdAt, moment, userRef } from './columns'

export const users = pgTable(
  'users',
  {
    id: text().primaryKey().default(sql`gen_random_uuid()::text`),
    /** Written and shown as typed; `handleKey` is its folded form and decides who is who. */
    handle: text().notNull(),
    handleKey: text().notNull(),
    name: text(),
    email: citext(),
    emailVerified: moment(),
    image: text(),
    passwordHash: text(),
    role: text({ enum: ['member', 'moderator', 'administrator'] })
      .notNull()
      .default('member'),
    /** 'person' posts and signs in; 'system' accounts (starter content) never sign in; 'demo' says so on its profile. */
    kind: text({ enum: ['person', 'system', 'demo'] })
      .notNull()
      .default('person'),
    bio: text().notNull().default(''),
    bioHtml: text().notNull().default(''),
    /** Derived from votes and acceptances; `npm run recount` rebuilds it. */
    reputation: integer().notNull().default(1),
    listsSeenAt: moment(),
    inboxSeenAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('users_handle_key').on(t.handleKey),
    uniqueIndex('users_email_key').on(t.email),
    index('users_reputation_index').on(t.reputation.desc().nullsFirst(), t.id),
    index('users_handle_trigram_index').using('gin', sql`handle_key gin_trgm_ops`),
    check('users_handle_length', sql`length(${t.handle}) between 2 and 40`),
    check('users_role_known', sql`${t.role} in ('member', 'moderator', 'administrator')`),
  ],
)

/** A released handle keeps leading to its owner and is nobody else's for as long as the row lives. */
export const formerHandles = pgTable(
  'former_handle',
  {
    handleKey: text().primaryKey(),
    handle: text().notNull(),
    userId: userRef()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    releasedAt: createdAt(),
  },
  (t) => [index('former_handle_user_index').on(t.userId)],
)

export const accountDeletions = pgTable('account_deletion', {
  userId: userRef()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** The account's name from now on: `deleted-<number>`. */
  number: integer().generatedAlwaysAsIdentity(),
  deletedAt: createdAt(),
})

/** What a member earned on one UTC day; `voted` is stored before the daily cap, `counted` after it. */
export const reputationDays = pgTable(
  'reputation_day',
  {
    userId: userRef()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    day: date({ mode: 'string' }).notNull(),
    voted: integer().notNull().default(0),
    accepted: integer().notNull().default(0),
    counted: integer().notNull().default(0),
  },
  (t) => [primaryKey({ name: 'reputation_day_pk', columns: [t.userId, t.day] })],
)

export const sanctions = pgTable(
  'sanction',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    userId: userRef()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['suspension'] }).notNull(),
    reason: text().notNull(),
    until: moment().notNull(),
    imposedBy: userRef().references(() => users.id, { onDelete: 'set null' }),
    imposedAt: createdAt(),
    liftedBy: userRef().references(() => users.id, { onDelete: 'set null' }),
    liftedAt: moment(),
  },
  (t) => [index('sanction_user_index').on(t.userId, t.until)],
)

export const notificationPreferences = pgTable(
  'notification_preference',
  {
    userId: userRef()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text().notNull(),
    inbox: boolean().notNull().default(true),
    mail: text({ enum: ['immediate', 'daily', 'weekly', 'never'] }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'notification_preference_pk', columns: [t.userId, t.kind] }),
    check('notification_preference_mail_known', sql`${t.mail} in ('immediate', 'daily', 'weekly', 'never')`),
  ],
)
