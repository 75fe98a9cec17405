import { index, pgTable, text } from 'drizzle-orm/pg-core'
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
    words: tsvector().notNull(),
  },
  (t) => [index('search_document_words_index').using('gin', t.words)],
)
