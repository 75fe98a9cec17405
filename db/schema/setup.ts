import { pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt, moment } from './columns'

/** The one-time link that makes the first account administrator; only its hash is kept. */
export const adminInvitations = pgTable('admin_invitation', {
  tokenHash: text().primaryKey(),
  createdAt: createdAt(),
  usedAt: moment(),
})
