import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { createdAt, postRef, userRef } from './columns'
import { posts } from './posts'
import { users } from './users'

export const bookmarks = pgTable(
  'bookmark',
  {
    userId: userRef()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    postId: postRef()
      .notNull()
      .references(() => posts.id),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ name: 'bookmark_pk', columns: [t.userId, t.postId] })],
)

/** Server-side drafts, offered on every device of their author for 30 days. `key` is 'ask', 'answer:42', 'edit:17', … */
export const drafts = pgTable(
  'draft',
  {
    userId: userRef()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    key: text().notNull(),
    fields: text().notNull(),
    updatedAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'draft_pk', columns: [t.userId, t.key] }),
    index('draft_updated_index').on(t.updatedAt),
  ],
)
