import { bigint, boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytea, citext, createdAt, moment, userRef } from './columns'
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
    /** The password was right and the second factor is still to come: until then nobody is signed in by it. */
    pending: boolean().notNull().default(false),
    /** Signed in, or confirmed, with a passkey or a code: what a stolen password alone cannot do. */
    strong: boolean().notNull().default(false),
    /** When its owner last proved to be there, by password, passkey or a new sign-in. */
    confirmedAt: createdAt(),
  },
  (t) => [index('session_user_index').on(t.userId)],
)

/** Codes of an authenticator app (RFC 6238); asked for once `confirmedAt` is set. */
export const twoFactors = pgTable('two_factor', {
  userId: userRef()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** Sealed with a key made from the site's secret: a leaked table opens no account. */
  secret: text().notNull(),
  /** The newest 30-second step whose code was taken; no code works twice. */
  lastStep: bigint({ mode: 'number' }).notNull().default(0),
  createdAt: createdAt(),
  confirmedAt: moment(),
})

/** Ten codes for the day the phone is lost; each works once, only hashes are kept. */
export const backupCodes = pgTable(
  'backup_code',
  {
    codeHash: text().primaryKey(),
    userId: userRef()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    usedAt: moment(),
  },
  (t) => [index('backup_code_user_index').on(t.userId)],
)

/** Public keys of WebAuthn credentials; `id` is the credential's own, in base64url. */
export const passkeys = pgTable(
  'passkey',
  {
    id: text().primaryKey(),
    userId: userRef()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    publicKey: bytea().notNull(),
    counter: bigint({ mode: 'number' }).notNull(),
    transports: text().array().notNull(),
    /** What its owner calls it. */
    name: text().notNull(),
    createdAt: createdAt(),
    lastUsedAt: moment(),
  },
  (t) => [index('passkey_user_index').on(t.userId)],
)

/** Random texts that an authenticator is to sign; each is taken once, within minutes. */
export const passkeyChallenges = pgTable(
  'passkey_challenge',
  {
    challenge: text().primaryKey(),
    /** Who adds a passkey; null for a sign-in. */
    userId: userRef().references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: moment().notNull(),
  },
  (t) => [index('passkey_challenge_expiry_index').on(t.expiresAt)],
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
