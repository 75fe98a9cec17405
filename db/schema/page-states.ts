import { sql } from 'drizzle-orm'
import {
  bigint,
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
import { createdAt, moment, postRef, userRef } from './columns'
import { tags } from './tags'
import { users } from './users'
import { pages } from './wiki'

const pageRef = () =>
  postRef()
    .notNull()
    .references(() => pages.postId)
const byUser = () =>
  userRef()
    .notNull()
    .references(() => users.id)

/** Who may edit a page besides moderators; no row, or one that has expired: everyone whose edits are saved at once. */
export const pageProtections = pgTable(
  'page_protection',
  {
    pageId: pageRef().primaryKey(),
    /** review: others' edits are kept as pending changes until somebody who may review approves them. */
    level: text({ enum: ['review', 'trusted', 'moderators'] }).notNull(),
    reason: text().notNull(),
    protectedBy: byUser(),
    protectedAt: createdAt(),
    expiresAt: moment(),
  },
  (t) => [check('page_protection_level_known', sql`${t.level} in ('review', 'trusted', 'moderators')`)],
)

/** "Verified on driver X, kernel Y, by Z, on date": somebody followed the page and says with what. */
export const pageStamps = pgTable(
  'page_stamp',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    pageId: pageRef(),
    /** The revision that was followed. */
    number: integer().notNull(),
    driver: text().notNull(),
    kernel: text().notNull().default(''),
    /** Distribution, card and what else mattered. */
    note: text().notNull().default(''),
    verifiedBy: byUser(),
    verifiedOn: date({ mode: 'string' }).notNull(),
    stampedAt: createdAt(),
    withdrawnAt: moment(),
  },
  (t) => [
    index('page_stamp_page_index').on(t.pageId, t.id.desc().nullsFirst()),
    uniqueIndex('page_stamp_once_key').on(t.pageId, t.number, t.verifiedBy).where(sql`withdrawn_at is null`),
  ],
)

/** "Needs change": what somebody saw to be wrong or missing and could not mend; open until resolved. */
export const pageNeeds = pgTable(
  'page_need',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    pageId: pageRef(),
    reason: text().notNull(),
    askedBy: byUser(),
    askedAt: createdAt(),
    resolvedBy: userRef().references(() => users.id),
    resolvedAt: moment(),
    /** The revision that mended it, or why nothing was needed. */
    resolution: text(),
  },
  (t) => [
    uniqueIndex('page_need_open_key').on(t.pageId, t.askedBy).where(sql`resolved_at is null`),
    check('page_need_resolved_whole', sql`(${t.resolvedAt} is null) = (${t.resolvedBy} is null)`),
  ],
)

/** A page that holds no longer: it stays readable under a banner and is left out of plain searches. */
export const pageObsolescences = pgTable(
  'page_obsolescence',
  {
    pageId: pageRef().primaryKey(),
    reason: text().notNull(),
    successorId: postRef().references(() => pages.postId),
    markedBy: byUser(),
    markedAt: createdAt(),
  },
  (t) => [check('page_obsolescence_other', sql`${t.successorId} <> ${t.pageId}`)],
)

/** "Did this solve it?", asked of one revision, so that an edit's effect can be seen. */
export const pageVerdicts = pgTable(
  'page_verdict',
  {
    pageId: pageRef(),
    number: integer().notNull(),
    /** A member's id, or a keyed hash that stands for a reader without account for one day. */
    voter: text().notNull(),
    solved: boolean().notNull(),
    saidAt: createdAt(),
  },
  (t) => [primaryKey({ name: 'page_verdict_pk', columns: [t.pageId, t.number, t.voter] })],
)

/** Reads by day; those of the last 90 days are kept. */
export const pageReads = pgTable(
  'page_read',
  {
    pageId: pageRef(),
    day: date({ mode: 'string' }).notNull(),
    reads: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: 'page_read_pk', columns: [t.pageId, t.day] }),
    index('page_read_day_index').on(t.day),
  ],
)

/** Who has the editor of a page open now; a row nobody renews is over after two minutes. */
export const pageEditors = pgTable(
  'page_editor',
  {
    pageId: pageRef(),
    userId: userRef()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    since: createdAt(),
    seenAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'page_editor_pk', columns: [t.pageId, t.userId] }),
    index('page_editor_seen_index').on(t.seenAt),
  ],
)

/** The wiki page that says what a tag stands for. */
export const tagPages = pgTable(
  'tag_page',
  {
    tagId: integer()
      .primaryKey()
      .references(() => tags.id, { onDelete: 'cascade' }),
    pageId: pageRef(),
    /** What the tag said before, and says while its page is deleted or hidden. */
    description: text().notNull().default(''),
  },
  (t) => [uniqueIndex('tag_page_page_key').on(t.pageId)],
)
