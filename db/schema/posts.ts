import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { createdAt, moment, postRef, userRef } from './columns'
import type { IssueDetails } from './issues'
import { users } from './users'

export type PageDetails = {
  topic: string
  checkedAgainst: string
  checkedOn: string | null
  /** ISO day on which somebody should look at the page again; absent from revisions before pages had one. */
  reviewBy?: string | null
  /** Facts of a known issue, null on other pages; revisions from before they were kept here have none. */
  issue?: IssueDetails | null
}

export const posts = pgTable(
  'post',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    kind: text({ enum: ['question', 'answer', 'comment', 'page'] }).notNull(),
    /** The question or page the whole thread hangs on; its own id for a question or page. */
    rootId: postRef().notNull(),
    /** What it replies to: the question for an answer, any post for a comment, null for a root. */
    parentId: postRef(),
    authorId: userRef()
      .notNull()
      .references(() => users.id),
    bodyMarkdown: text().notNull(),
    bodyHtml: text().notNull(),
    renderVersion: smallint().notNull(),
    excerpt: text().notNull().default(''),
    /** Derived from vote rows. */
    score: integer().notNull().default(0),
    upVotes: integer().notNull().default(0),
    downVotes: integer().notNull().default(0),
    /** Derived: true while neither a deletion nor a hiding row exists. */
    visible: boolean().notNull().default(true),
    revisionCount: integer().notNull().default(1),
    /** Same author, same key: the same post; makes a retried submit harmless. */
    idempotencyKey: text(),
    createdAt: createdAt(),
    editedAt: moment(),
  },
  (t) => [
    index('post_thread_index').on(t.rootId, t.kind, t.id),
    index('post_parent_index').on(t.parentId),
    index('post_author_index').on(t.authorId, t.id.desc().nullsFirst()),
    index('post_question_score_index')
      .on(t.score.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`kind = 'question' and visible`),
    // Pages without a source, which the maintenance of the wiki counts; reading every text took 350 ms with 50,000.
    index('post_unsourced_index').on(t.id).where(sql`kind = 'page' and body_markdown not like '%https://%'`),
    index('post_question_new_index').on(t.id.desc().nullsFirst()).where(sql`kind = 'question' and visible`),
    // The few that nobody sees: what counts rows of posts looks these up instead of every post.
    index('post_hidden_index').on(t.id).where(sql`not visible`),
    uniqueIndex('post_idempotency_key').on(t.authorId, t.idempotencyKey),
    foreignKey({ name: 'post_root_fk', columns: [t.rootId], foreignColumns: [t.id] }),
    foreignKey({ name: 'post_parent_fk', columns: [t.parentId], foreignColumns: [t.id] }),
    check('post_kind_known', sql`${t.kind} in ('question', 'answer', 'comment', 'page')`),
    check('post_parent_by_kind', sql`(${t.kind} in ('question', 'page')) = (${t.parentId} is null)`),
    check(
      'post_body_length',
      sql`length(${t.bodyMarkdown}) <= case when ${t.kind} = 'page' then 262144 else 65536 end`,
    ),
  ],
)

/** Append-only. The newest revision's text is the post's current text. */
export const revisions = pgTable(
  'revision',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    postId: postRef()
      .notNull()
      .references(() => posts.id),
    number: integer().notNull(),
    /** The revision its author started from; differs from the previous one when edits were merged. */
    baseNumber: integer(),
    title: text(),
    /** One-sentence summary of a page. */
    lead: text(),
    bodyMarkdown: text().notNull(),
    tags: text().array(),
    /** What else a page says of itself: topic, the versions it was checked against, the facts of a known issue. */
    details: jsonb().$type<PageDetails>(),
    authorId: userRef()
      .notNull()
      .references(() => users.id),
    summary: text().notNull().default(''),
    minor: boolean().notNull().default(false),
    kind: text({ enum: ['create', 'edit', 'revert', 'merge', 'rename'] }).notNull(),
    /** Who wrote it where it was imported from; `authorId` is then who imported it. */
    byline: text(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('revision_post_number_key').on(t.postId, t.number),
    index('revision_author_index').on(t.authorId, t.id.desc().nullsFirst()),
    index('revision_page_index').on(t.id).where(sql`details is not null`),
  ],
)

/** A revision whose text moderators keep from everybody else; who wrote it and when stays in the history. */
export const revisionHidings = pgTable(
  'revision_hiding',
  {
    postId: postRef().notNull(),
    number: integer().notNull(),
    hiddenBy: userRef()
      .notNull()
      .references(() => users.id),
    reason: text().notNull(),
    hiddenAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'revision_hiding_pk', columns: [t.postId, t.number] }),
    foreignKey({
      name: 'revision_hiding_revision_fk',
      columns: [t.postId, t.number],
      foreignColumns: [revisions.postId, revisions.number],
    }),
  ],
)

/** An edit waiting for review; decided exactly once. */
export const suggestions = pgTable(
  'suggestion',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    postId: postRef()
      .notNull()
      .references(() => posts.id),
    baseNumber: integer().notNull(),
    title: text(),
    lead: text(),
    bodyMarkdown: text().notNull(),
    tags: text().array(),
    details: jsonb().$type<PageDetails>(),
    authorId: userRef()
      .notNull()
      .references(() => users.id),
    summary: text().notNull().default(''),
    createdAt: createdAt(),
    outcome: text({ enum: ['accepted', 'rejected', 'withdrawn'] }),
    decidedBy: userRef().references(() => users.id),
    decidedAt: moment(),
    decisionReason: text(),
    /** Since when it clashes with what the post has become; null while it can be joined. */
    staleSince: moment(),
    /** Accepted, but not all of it: some hunks were left out or changed by the reviewer. */
    partial: boolean().notNull().default(false),
  },
  (t) => [
    uniqueIndex('suggestion_open_key').on(t.postId, t.authorId).where(sql`outcome is null`),
    index('suggestion_author_index').on(t.authorId).where(sql`outcome is null`),
    index('suggestion_open_index').on(t.createdAt).where(sql`outcome is null`),
    check('suggestion_decision_whole', sql`(${t.outcome} is null) = (${t.decidedAt} is null)`),
  ],
)

export const votes = pgTable(
  'vote',
  {
    postId: postRef()
      .notNull()
      .references(() => posts.id),
    userId: userRef()
      .notNull()
      .references(() => users.id),
    value: smallint().notNull(),
    /** The post's author, kept here so that a day's reputation is one index scan. */
    authorId: userRef()
      .notNull()
      .references(() => users.id),
    castAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'vote_pk', columns: [t.postId, t.userId] }),
    index('vote_author_day_index').on(t.authorId, t.castAt),
    index('vote_user_index').on(t.userId, t.castAt),
    check('vote_value_known', sql`${t.value} in (-1, 1)`),
    check('vote_not_own', sql`${t.userId} <> ${t.authorId}`),
  ],
)

export const deletions = pgTable('deletion', {
  postId: postRef()
    .primaryKey()
    .references(() => posts.id),
  deletedBy: userRef()
    .notNull()
    .references(() => users.id),
  reason: text().notNull().default(''),
  deletedAt: createdAt(),
})

/** Hidden by a moderator until reviewed; the author still sees the post. */
export const hidings = pgTable('hiding', {
  postId: postRef()
    .primaryKey()
    .references(() => posts.id),
  hiddenBy: userRef()
    .notNull()
    .references(() => users.id),
  reason: text().notNull(),
  hiddenAt: createdAt(),
})

export const locks = pgTable('lock', {
  postId: postRef()
    .primaryKey()
    .references(() => posts.id),
  lockedBy: userRef()
    .notNull()
    .references(() => users.id),
  reason: text().notNull(),
  lockedAt: createdAt(),
})
