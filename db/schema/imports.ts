import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytea, createdAt, moment, postRef, userRef } from './columns'
import { users } from './users'
import { pages } from './wiki'

/** One reading of a dump or a folder of pages: how far it is and what could not be converted. */
export const imports = pgTable(
  'import',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text({ enum: ['mediawiki', 'markdown'] }).notNull(),
    /** Name of the file or folder, and what its pages are known by when it is read again. */
    source: text().notNull(),
    vendor: text().notNull(),
    dryRun: boolean().notNull(),
    state: text({ enum: ['waiting', 'running', 'done', 'failed', 'stopped'] })
      .notNull()
      .default('waiting'),
    pagesRead: integer().notNull().default(0),
    pagesWritten: integer().notNull().default(0),
    report: jsonb().$type<Record<string, unknown>>(),
    /** The upload, until it is done with. */
    upload: bytea(),
    startedBy: userRef()
      .notNull()
      .references(() => users.id),
    startedAt: createdAt(),
    endedAt: moment(),
  },
  (t) => [index('import_state_index').on(t.state)],
)

/** Which page came from where, so that reading the same source again changes nothing. */
export const importedPages = pgTable(
  'imported_page',
  {
    source: text().notNull(),
    /** The page's title or path there. */
    name: text().notNull(),
    pageId: postRef()
      .notNull()
      .references(() => pages.postId),
    /** Newest revision taken over, as the source numbers or dates it. */
    revision: text().notNull(),
  },
  (t) => [
    primaryKey({ name: 'imported_page_pk', columns: [t.source, t.name] }),
    index('imported_page_page_index').on(t.pageId),
  ],
)
