import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { createdAt, moment, userRef } from './columns'
import { vendors } from './tags'
import { users } from './users'

/** A kernel or user-space driver: nvidia, nouveau, amdgpu, mesa-radv, compute-runtime. */
export const drivers = pgTable('driver', {
  slug: text().primaryKey(),
  name: text().notNull(),
  vendor: text()
    .notNull()
    .references(() => vendors.slug),
  kind: text({ enum: ['kernel', 'user-space', 'stack'] }).notNull(),
  licence: text({ enum: ['open', 'proprietary', 'mixed'] }).notNull(),
  /** The kernel module, for the tables of aliases, parameters and firmware. */
  module: text(),
  summary: text().notNull(),
  /** Which generations it drives, in words. */
  hardware: text().notNull(),
  sources: jsonb().$type<string[]>().notNull().default([]),
  position: integer().notNull().default(0),
})

/** A line of releases that lives and ends together: R580, Mesa 26.0, ROCm 7. */
export const branches = pgTable(
  'branch',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    driver: text()
      .notNull()
      .references(() => drivers.slug),
    name: text().notNull(),
    kind: text({ enum: ['production', 'long-term', 'new-feature', 'beta', 'legacy', 'stable'] }).notNull(),
    endOfLife: date({ mode: 'string' }),
    /** Architectures that earlier branches drove and this one no longer does. */
    drops: text().array().notNull().default([]),
    note: text().notNull().default(''),
    sourceUrl: text().notNull(),
  },
  (t) => [uniqueIndex('branch_key').on(t.driver, t.name)],
)

export const releases = pgTable(
  'release',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    driver: text()
      .notNull()
      .references(() => drivers.slug),
    branchId: integer()
      .notNull()
      .references(() => branches.id),
    version: text().notNull(),
    releasedOn: date({ mode: 'string' }),
    note: text().notNull().default(''),
    sourceUrl: text().notNull(),
    /** Where the day is read, when `sourceUrl` does not tell it; empty otherwise. */
    dateSourceUrl: text().notNull().default(''),
    /** Null for what came with the software. */
    addedBy: userRef().references(() => users.id),
    addedAt: createdAt(),
    /** Entered in error, or pulled by its maker. */
    withdrawnAt: moment(),
  },
  (t) => [
    uniqueIndex('release_key').on(t.driver, t.version),
    index('release_branch_index').on(t.branchId),
    index('release_new_index').on(t.addedAt),
  ],
)

/** Append-only: every change that people make to branches and releases, with both states. */
export const releaseRevisions = pgTable(
  'release_revision',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    releaseId: integer().references((): AnyPgColumn => releases.id),
    branchId: integer().references((): AnyPgColumn => branches.id),
    before: jsonb().$type<Record<string, unknown>>(),
    after: jsonb().$type<Record<string, unknown>>().notNull(),
    summary: text().notNull().default(''),
    authorId: userRef()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
  },
  (t) => [
    index('release_revision_release_index').on(t.releaseId, t.id),
    index('release_revision_branch_index').on(t.branchId, t.id),
    check('release_revision_subject', sql`num_nonnulls(${t.releaseId}, ${t.branchId}) = 1`),
  ],
)

/** Which interface a driver offers for which hardware. */
export const apiSupport = pgTable(
  'api_support',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    driver: text()
      .notNull()
      .references(() => drivers.slug),
    /** Vulkan, OpenCL, OpenGL, VA-API, SYCL, Level Zero, CUDA, HIP. */
    api: text().notNull(),
    /** Architecture names, or empty for all that the driver drives. */
    hardware: text().notNull().default(''),
    support: text({ enum: ['yes', 'partly', 'no', 'unknown'] }).notNull(),
    /** Version of the interface, as vendors write it: `1.4`. */
    version: text().notNull().default(''),
    note: text().notNull().default(''),
    sourceUrl: text().notNull(),
  },
  (t) => [uniqueIndex('api_support_key').on(t.driver, t.api, t.hardware)],
)

/** What a vendor, a distribution or an importer says of a combination; shown beside reports. */
export const compatibilityClaims = pgTable(
  'compatibility_claim',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    driver: text()
      .notNull()
      .references(() => drivers.slug),
    branch: text().notNull(),
    /** Architecture, or empty for all. */
    hardware: text().notNull().default(''),
    /** `6.12`, `>= 4.15`, or empty. */
    kernel: text().notNull().default(''),
    distribution: text().notNull().default(''),
    /** `CUDA 13`, `ROCm 7.2`, `oneAPI 2026.0`, or empty. */
    framework: text().notNull().default(''),
    outcome: text({ enum: ['works', 'partly', 'fails'] }).notNull(),
    claimant: text().notNull(),
    sourceUrl: text().notNull(),
    asOf: date({ mode: 'string' }).notNull(),
  },
  (t) => [
    uniqueIndex('compatibility_claim_key').on(
      t.driver,
      t.branch,
      t.hardware,
      t.kernel,
      t.distribution,
      t.framework,
    ),
  ],
)
