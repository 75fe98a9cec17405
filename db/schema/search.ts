import { index, pgTable, smallint, text } from 'drizzle-orm/pg-core'
import { postRef, tsvector } from './columns'
import { posts } from './posts'

/** One row per question, answer and page that search may find; comments are found through their post. */
export const searchDocuments = pgTable(
  'search_document',
  {
    postId: postRef()
      .primaryKey()
      .references(() => posts.id),
    kind: text({ enum: ['question', 'answer', 'page'] }).notNull(),
    title: text().notNull(),
    /** Plain text for highlights. */
    plain: text().notNull(),
    /** Stems of title, tags and text, exact identifiers (`=xid-79`), and facts to filter by (`~q2`, `#17`, `@<user id>`). */
    words: tsvector().notNull(),
    /** How well the post stood when it was last looked at; common words are searched from the best tier down. */
    tier: smallint().notNull().default(0),
    /** Of the rules that made `words`; rows of an older version are made anew by a job. */
    version: smallint().notNull().default(0),
  },
  (t) => [
    index('search_document_words_index').using('gin', t.words),
    index('search_document_best_index').on(t.kind, t.tier.desc().nullsFirst(), t.postId.desc().nullsFirst()),
  ],
)
