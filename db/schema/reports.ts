import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, moment, postRef, userRef } from './columns'
import { environments } from './environments'
import { posts } from './posts'
import { users } from './users'

/** "Works / fails / partly on my rig", of an answer, a page or a known issue; one per person, post and environment. */
export const reports = pgTable(
  'report',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    postId: postRef()
      .notNull()
      .references(() => posts.id),
    userId: userRef()
      .notNull()
      .references(() => users.id),
    environmentId: bigint({ mode: 'number' })
      .notNull()
      .references(() => environments.id),
    outcome: text({ enum: ['works', 'fails', 'partly'] }).notNull(),
    comment: text().notNull().default(''),
    reportedAt: createdAt(),
    withdrawnAt: moment(),
  },
  (t) => [
    uniqueIndex('report_key').on(t.postId, t.userId, t.environmentId),
    index('report_environment_index').on(t.environmentId),
    index('report_works_index')
      .on(t.reportedAt.desc().nullsFirst())
      .where(sql`outcome = 'works' and withdrawn_at is null`),
    index('report_user_index').on(t.userId, t.id.desc().nullsFirst()),
  ],
)

/** "Outdated" and "dangerous": a warning to readers by one member. */
export const marks = pgTable(
  'mark',
  {
    postId: postRef()
      .notNull()
      .references(() => posts.id),
    userId: userRef()
      .notNull()
      .references(() => users.id),
    kind: text({ enum: ['outdated', 'dangerous'] }).notNull(),
    comment: text().notNull().default(''),
    markedAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'mark_pk', columns: [t.postId, t.userId, t.kind] }),
    check('mark_dangerous_explained', sql`${t.kind} <> 'dangerous' or length(${t.comment}) >= 15`),
  ],
)

/** The versions a post (or, with `block`, a part of it) was seen to hold for. */
export const validities = pgTable(
  'validity',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    postId: postRef()
      .notNull()
      .references(() => posts.id),
    /** driver:nvidia, kernel, firmware, mesa, cuda, rocm, oneapi, distribution:fedora. */
    subject: text().notNull(),
    /** Inclusive; null: from the beginning. */
    fromVersion: text(),
    /** Exclusive unless `through`; null: still. */
    toVersion: text(),
    through: boolean().notNull().default(false),
    setBy: userRef()
      .notNull()
      .references(() => users.id),
    setAt: createdAt(),
  },
  (t) => [
    uniqueIndex('validity_key').on(t.postId, t.subject),
    index('validity_subject_index').on(t.subject),
    check('validity_bounded', sql`num_nonnulls(${t.fromVersion}, ${t.toVersion}) > 0`),
  ],
)
