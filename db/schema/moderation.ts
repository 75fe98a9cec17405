import { sql } from 'drizzle-orm'
import { bigint, check, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, moment, postRef, userRef } from './columns'
import { posts } from './posts'
import { users } from './users'

export const flags = pgTable(
  'flag',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    postId: postRef()
      .notNull()
      .references(() => posts.id),
    userId: userRef()
      .notNull()
      .references(() => users.id),
    reason: text({
      enum: [
        'spam',
        'abuse',
        'dangerous',
        'private-data',
        'not-an-answer',
        'duplicate',
        'low-quality',
        'other',
      ],
    }).notNull(),
    note: text().notNull().default(''),
    createdAt: createdAt(),
    outcome: text({ enum: ['upheld', 'declined'] }),
    resolvedBy: userRef().references(() => users.id),
    resolvedAt: moment(),
    resolution: text().notNull().default(''),
  },
  (t) => [
    uniqueIndex('flag_one_open_key').on(t.postId, t.userId).where(sql`outcome is null`),
    index('flag_open_index').on(t.createdAt).where(sql`outcome is null`),
    index('flag_post_index').on(t.postId),
    check('flag_resolution_whole', sql`(${t.outcome} is null) = (${t.resolvedAt} is null)`),
  ],
)

/** Thresholds changed by administrators; a missing row means the default in lib/settings. */
export const settings = pgTable('setting', {
  key: text().primaryKey(),
  value: jsonb().$type<unknown>().notNull(),
  changedBy: userRef().references(() => users.id),
  changedAt: createdAt(),
})
