import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { postRef } from './columns'
import { posts } from './posts'
import { vendors } from './tags'

/** A message that drivers and tools print when something is wrong; the catalogue in db/starter is its source. */
export const signatures = pgTable(
  'signature',
  {
    id: text().primaryKey(),
    vendor: text()
      .notNull()
      .references(() => vendors.slug),
    /** `xid-79`: with the vendor the address of its page. */
    slug: text().notNull(),
    driver: text().notNull(),
    code: text(),
    title: text().notNull(),
    severity: text({ enum: ['info', 'low', 'medium', 'high', 'critical'] }).notNull(),
    meaning: text().notNull(),
    causes: jsonb().$type<string[]>().notNull(),
    actions: jsonb().$type<string[]>().notNull(),
    sources: jsonb().$type<string[]>().notNull(),
    /** The community's text below the facts. */
    pageId: postRef().references(() => posts.id),
  },
  (t) => [
    uniqueIndex('signature_path_key').on(t.vendor, t.slug),
    index('signature_title_trigram_index').using('gin', sql`title gin_trgm_ops`),
  ],
)

/** Which signatures a post shows, in its text or its environment. */
export const postSignatures = pgTable(
  'post_signature',
  {
    postId: postRef()
      .notNull()
      .references(() => posts.id),
    signatureId: text()
      .notNull()
      .references(() => signatures.id),
    via: text({ enum: ['text', 'environment'] }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'post_signature_pk', columns: [t.postId, t.signatureId] }),
    index('post_signature_back_index').on(t.signatureId, t.postId.desc().nullsFirst()),
  ],
)
