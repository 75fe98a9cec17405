import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { bytea, createdAt, postRef, userRef } from './columns'
import { posts } from './posts'
import { users } from './users'

/** A picture or a log that texts show; stripped of metadata and secrets before it is stored, the same bytes once. */
export const attachments = pgTable(
  'attachment',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** SHA-256 of the stored bytes, in hex; part of the address, which therefore never changes its content. */
    hash: text().notNull(),
    kind: text({ enum: ['image', 'log'] }).notNull(),
    /** Media type of the stored bytes, from a short list; never what the uploader said. */
    type: text().notNull(),
    name: text().notNull(),
    bytes: bytea().notNull(),
    size: integer().notNull(),
    /** Pictures only, in pixels. */
    width: integer(),
    height: integer(),
    uploadedBy: userRef()
      .notNull()
      .references(() => users.id),
    uploadedAt: createdAt(),
  },
  (t) => [
    uniqueIndex('attachment_hash_key').on(t.hash),
    index('attachment_uploader_index').on(t.uploadedBy, t.uploadedAt),
    check('attachment_hash_form', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
  ],
)

/** Which posts show an attachment in any of their revisions; what none shows is removed after a week. */
export const postAttachments = pgTable(
  'post_attachment',
  {
    postId: postRef()
      .notNull()
      .references(() => posts.id),
    attachmentId: bigint({ mode: 'number' })
      .notNull()
      .references(() => attachments.id),
  },
  (t) => [
    primaryKey({ name: 'post_attachment_pk', columns: [t.postId, t.attachmentId] }),
    index('post_attachment_attachment_index').on(t.attachmentId),
  ],
)
