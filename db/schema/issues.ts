import { bigint, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, postRef } from './columns'
import { posts } from './posts'
import { pages } from './wiki'

/** A page that describes a fault: what it touches, and from which version to which. */
export const knownIssues = pgTable(
  'known_issue',
  {
    pageId: postRef()
      .primaryKey()
      .references(() => pages.postId),
    status: text({ enum: ['open', 'fixed', 'wont-fix', 'not-a-bug'] })
      .notNull()
      .default('open'),
    /** What the versions below are of: `nvidia`, `linux`, `mesa`, `linux-firmware`. */
    component: text().notNull(),
    introducedIn: text(),
    fixedIn: text(),
    workaround: text().notNull().default(''),
    /** From this version of the component on the workaround is not needed, or harms. */
    workaroundUntil: text(),
    updatedAt: createdAt(),
  },
  (t) => [index('known_issue_component_index').on(t.component, t.status)],
)

/** What a known issue touches; exactly one target. */
export const issueTargets = pgTable(
  'issue_target',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    pageId: postRef()
      .notNull()
      .references(() => knownIssues.pageId, { onDelete: 'cascade' }),
    kind: text({ enum: ['device', 'architecture', 'driver', 'signature'] }).notNull(),
    target: text().notNull(),
  },
  (t) => [
    uniqueIndex('issue_target_key').on(t.pageId, t.kind, t.target),
    index('issue_target_back_index').on(t.kind, t.target),
  ],
)

/** Links from any post to trackers upstream, by kind and number, with the posts that name them. */
export const upstreamLinks = pgTable(
  'upstream_link',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    postId: postRef()
      .notNull()
      .references(() => posts.id),
    kind: text({ enum: ['github', 'gitlab', 'kernel-bugzilla', 'lore', 'other'] }).notNull(),
    /** `NVIDIA/open-gpu-kernel-modules#446`, `drm/amd#3388`, `kernel.org#219117`. */
    reference: text().notNull(),
    url: text().notNull(),
    /** Entered among the facts of a known issue, or found in the text of the post. */
    via: text({ enum: ['facts', 'text'] })
      .notNull()
      .default('facts'),
    state: text({ enum: ['open', 'closed', 'unknown'] })
      .notNull()
      .default('unknown'),
  },
  (t) => [
    uniqueIndex('upstream_link_key').on(t.postId, t.url, t.via),
    index('upstream_link_back_index').on(t.kind, t.reference),
  ],
)

/** All facts of an issue, as the revisions of its page keep them. */
export type IssueDetails = Pick<
  typeof knownIssues.$inferSelect,
  'status' | 'component' | 'introducedIn' | 'fixedIn' | 'workaround' | 'workaroundUntil'
> & {
  targets: Pick<typeof issueTargets.$inferSelect, 'kind' | 'target'>[]
  upstream: Pick<typeof upstreamLinks.$inferSelect, 'kind' | 'reference' | 'url'>[]
}
