import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { citext, createdAt, moment, userRef } from './columns'
import { users } from './users'

/** Property names with underscores are the next-auth adapter's contract. */
export const accounts = pgTable(
  'account',
  {
    userId: userRef()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    type: text().notNull(),
    provider: text().notNull(),
    providerAccountId: text().notNull(),
    refresh_token: text(),
    access_token: text(),
    expires_at: integer(),
    token_type: text(),
    scope: text(),
    id_token: text(),
    session_state: text(),
    linkedAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'account_pk', columns: [t.provider, t.providerAccountId] }),
    index('account_user_index').on(t.userId),
  ],
)

/** `sessionToken` holds the SHA-256 of the cookie: a leaked table signs nobody in. */
export const sessions = pgTable(
  'session',
  {
    sessionToken: text().primaryKey(),
    id: text().notNull().unique('session_public_id'),
    userId: userRef()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expires: moment().notNull(),
    createdAt: createdAt(),
    lastSeenAt: createdAt(),
    userAgent: text().notNull().default(''),
  },
  (t) => [index('session_user_index').on(t.userId)],
)

export const verificationTokens = pgTable(
  'verification_token',
  { identifier: text().notNull(), token: text().notNull(), expires: moment().notNull() },
  (t) => [primaryKey({ name: 'verification_token_pk', columns: [t.identifier, t.token] })],
)

/** One-use links sent by mail; only the hash of the token is stored. */
export const accountTokens = pgTable(
  'account_token',
  {
    tokenHash: text().primaryKey(),
    userId: userRef()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    purpose: text({
      enum: ['verify-email', 'reset-password', 'confirm-new-email', 'undo-email-change'],
    }).notNull(),
    email: citext().notNull(),
    createdAt: createdAt(),
    expiresAt: moment().notNull(),
    usedAt: moment(),
  },
  (t) => [index('account_token_user_index').on(t.userId, t.purpose)],
)

/** Requests counted per key and fixed window; one row per window, so n parallel requests count exactly n. */
export const rateWindows = pgTable(
  'rate_window',
  {
    key: text().notNull(),
    startedAt: moment().notNull(),
    endsAt: moment().notNull(),
    hits: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ name: 'rate_window_pk', columns: [t.key, t.startedAt] }),
    index('rate_window_ends_index').on(t.endsAt),
  ],
)
