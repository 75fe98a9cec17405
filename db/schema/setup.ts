import { pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt, moment } from './columns'

/** The one-time link that makes the first account administrator; only its hash is kept. */
export const adminInvitations = pgTable('admin_invitation', {
  tokenHash: text().primaryKey(),
  createdAt: createdAt(),
  usedAt: moment(),
})

/** What a fresh installation gets once and never again, even when it was deleted since: the starter content. */
export const setupSteps = pgTable('setup_step', {
  name: text().primaryKey(),
  doneAt: createdAt(),
})
