import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, postRef, userRef } from './columns'
import { devices } from './devices'
import { drivers } from './drivers'
import { posts } from './posts'
import { tags } from './tags'
import { users } from './users'

/** Exactly one of tag, post, device, driver and shelf; a vendor is followed through its tag. */
export const follows = pgTable(
  'follow',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    userId: userRef()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    tagId: integer().references(() => tags.id, { onDelete: 'cascade' }),
    postId: postRef().references(() => posts.id),
    pciId: text().references(() => devices.pciId),
    driver: text().references(() => drivers.slug),
    /** Part of the wiki: a vendor's pages ('nvidia') or those of one topic there ('nvidia#troubleshooting'). */
    shelf: text(),
    /** watch: everything; track: only in /following; mute: vanishes from lists and counts. */
    level: text({ enum: ['watch', 'track', 'mute'] }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('follow_user_tag_key').on(t.userId, t.tagId),
    uniqueIndex('follow_user_post_key').on(t.userId, t.postId),
    uniqueIndex('follow_user_device_key').on(t.userId, t.pciId),
    uniqueIndex('follow_user_driver_key').on(t.userId, t.driver),
    uniqueIndex('follow_user_shelf_key').on(t.userId, t.shelf),
    index('follow_tag_index').on(t.tagId, t.level),
    index('follow_post_index').on(t.postId, t.level),
    index('follow_device_index').on(t.pciId),
    index('follow_driver_index').on(t.driver),
    index('follow_shelf_index').on(t.shelf),
    check(
      'follow_one_target',
      sql`num_nonnulls(${t.tagId}, ${t.postId}, ${t.pciId}, ${t.driver}, ${t.shelf}) = 1`,
    ),
    check('follow_shelf_form', sql`${t.shelf} ~ '^[a-z0-9-]+(#[a-z0-9-]+)?$'`),
    check('follow_level_known', sql`${t.level} in ('watch', 'track', 'mute')`),
  ],
)
