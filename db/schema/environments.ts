import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { createdAt, postRef, userRef } from './columns'
import { posts } from './posts'
import { users } from './users'

/** Parsed facts of one machine with the scrubbed text they were read from. Written once, never changed. */
export const environments = pgTable(
  'environment',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** As the parser of that day wrote it; readers check its shape. */
    facts: jsonb().$type<unknown>().notNull(),
    /** Scrubbed; at most 1 MiB. */
    log: text().notNull(),
    /** The kernel driver of the first device, its version and branch: what reports are counted by. */
    driver: text(),
    driverVersion: text(),
    flavour: text(),
    kernel: text(),
    distro: text(),
    distroVersion: text(),
    createdBy: userRef().references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (t) => [
    index('environment_author_index').on(t.createdBy),
    index('environment_driver_index').on(t.driver, t.driverVersion),
    check('environment_log_length', sql`length(${t.log}) <= 1048576`),
  ],
)

/** The devices of an environment by PCI id, whether or not we know them. */
export const environmentDevices = pgTable(
  'environment_device',
  {
    environmentId: bigint({ mode: 'number' })
      .notNull()
      .references(() => environments.id, { onDelete: 'cascade' }),
    pciId: text().notNull(),
  },
  (t) => [
    primaryKey({ name: 'environment_device_pk', columns: [t.environmentId, t.pciId] }),
    index('environment_device_back_index').on(t.pciId),
  ],
)

/** The machine a question or an answer speaks of. */
export const postEnvironments = pgTable(
  'post_environment',
  {
    postId: postRef()
      .primaryKey()
      .references(() => posts.id),
    environmentId: bigint({ mode: 'number' })
      .notNull()
      .references(() => environments.id),
  },
  (t) => [index('post_environment_back_index').on(t.environmentId)],
)

/** A saved environment of a member. */
export const rigs = pgTable(
  'rig',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    userId: userRef()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    environmentId: bigint({ mode: 'number' })
      .notNull()
      .references(() => environments.id),
    /** "My environment" of lists and search; at most one. */
    chosen: boolean().notNull().default(false),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    uniqueIndex('rig_name_key').on(t.userId, sql`lower(name)`),
    uniqueIndex('rig_chosen_key').on(t.userId).where(sql`chosen`),
    index('rig_environment_index').on(t.environmentId),
  ],
)
