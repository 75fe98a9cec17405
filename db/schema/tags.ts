import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { createdAt, postRef } from './columns'
import { posts } from './posts'

/** nvidia, amd, intel and 'general' (wiki pages that belong to no vendor). */
export const vendors = pgTable('vendor', {
  slug: text().primaryKey(),
  name: text().notNull(),
  summary: text().notNull(),
  position: integer().notNull(),
})

export const tags = pgTable(
  'tag',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    name: text().notNull(),
    kind: text({ enum: ['vendor', 'driver', 'device', 'os', 'framework', 'api', 'topic'] })
      .notNull()
      .default('topic'),
    vendor: text().references(() => vendors.slug),
    parentId: integer().references((): AnyPgColumn => tags.id),
    description: text().notNull().default(''),
    /** Derived: visible questions and pages carrying the tag, and its followers (not muters). */
    questionCount: integer().notNull().default(0),
    pageCount: integer().notNull().default(0),
    followerCount: integer().notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('tag_name_key').on(t.name),
    index('tag_name_trigram_index').using('gin', sql`name gin_trgm_ops`),
    check('tag_name_form', sql`${t.name} ~ '^[a-z0-9][a-z0-9.+#-]*$' and length(${t.name}) <= 35`),
  ],
)

export const tagSynonyms = pgTable('tag_synonym', {
  name: text().primaryKey(),
  tagId: integer()
    .notNull()
    .references(() => tags.id, { onDelete: 'cascade' }),
  createdAt: createdAt(),
})

export const postTags = pgTable(
  'post_tag',
  {
    postId: postRef()
      .notNull()
      .references(() => posts.id),
    tagId: integer()
      .notNull()
      .references(() => tags.id),
  },
  (t) => [
    primaryKey({ name: 'post_tag_pk', columns: [t.postId, t.tagId] }),
    uniqueIndex('post_tag_newest_index').on(t.tagId, t.postId.desc().nullsFirst()),
  ],
)
