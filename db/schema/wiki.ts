import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, postRef, userRef } from './columns'
import { posts } from './posts'
import { vendors } from './tags'
import { users } from './users'

export const pages = pgTable(
  'page',
  {
    postId: postRef()
      .primaryKey()
      .references(() => posts.id),
    vendor: text()
      .notNull()
      .references(() => vendors.slug),
    slug: text().notNull(),
    title: text().notNull(),
    /** One sentence shown under the title and in lists. */
    lead: text().notNull().default(''),
    topic: text().notNull(),
    /** Versions the page was checked against, as its editors wrote them, and when. */
    checkedAgainst: text().notNull().default(''),
    checkedOn: date({ mode: 'string' }),
    /** When somebody should look at the page again. */
    reviewBy: date({ mode: 'string' }),
    /** The revision readers see while newer ones wait for approval; null: the newest. The post's text is always the shown one. */
    publishedNumber: integer(),
  },
  (t) => [
    uniqueIndex('page_path_key').on(t.vendor, t.slug),
    index('page_pending_index').on(t.postId).where(sql`published_number is not null`),
    index('page_title_trigram_index').using('gin', sql`title gin_trgm_ops`),
    check('page_slug_form', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${t.slug}) <= 100`),
  ],
)

/** A former path; always points at the page itself, so chains cannot form. */
export const pageRedirects = pgTable(
  'page_redirect',
  {
    vendor: text()
      .notNull()
      .references(() => vendors.slug),
    slug: text().notNull(),
    pageId: postRef()
      .notNull()
      .references(() => pages.postId),
    movedBy: userRef()
      .notNull()
      .references(() => users.id),
    movedAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'page_redirect_pk', columns: [t.vendor, t.slug] }),
    index('page_redirect_page_index').on(t.pageId),
  ],
)

/** `[[links]]` of any post by target path ('nvidia/xid-errors'), whether or not the target exists. */
export const wikiLinks = pgTable(
  'wiki_link',
  {
    postId: postRef()
      .notNull()
      .references(() => posts.id),
    target: text().notNull(),
  },
  (t) => [
    primaryKey({ name: 'wiki_link_pk', columns: [t.postId, t.target] }),
    index('wiki_link_target_index').on(t.target),
  ],
)

/** What a post shows from elsewhere: a page by its path ('nvidia/xid-errors'), or data ('data:releases:nvidia'). */
export const inclusions = pgTable(
  'inclusion',
  {
    postId: postRef()
      .notNull()
      .references(() => posts.id),
    target: text().notNull(),
  },
  (t) => [
    primaryKey({ name: 'inclusion_pk', columns: [t.postId, t.target] }),
    index('inclusion_target_index').on(t.target),
  ],
)
