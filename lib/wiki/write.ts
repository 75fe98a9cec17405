import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { pages } from '@/db/schema'
import type { PageDetails } from '@/db/schema/posts'
import { record } from '@/lib/events/record'
import { shelvesOf } from '@/lib/follows/shelves'
import { settleFacts } from '@/lib/issues/write'
import type { Composed } from '@/lib/posts/compose'
import { adjustTagCounts } from '@/lib/posts/counters'
import { recordMentions } from '@/lib/posts/mentions'
import type { ThreadPost } from '@/lib/posts/thread'
import { appendRevision } from '@/lib/posts/write'
import { ok, type Result } from '@/lib/result'
import { indexPost } from '@/lib/search/index-post'
import type { Settings } from '@/lib/settings/definitions'
import { replacePostTags, settlePageTags } from '@/lib/tags/commands'
import type { TagRef } from '@/lib/tags/queries'
import type { Viewer } from '@/lib/users/types'
import type { PageText } from './types'

export type PageRevision = {
  thread: ThreadPost
  /** Who wrote it; for an accepted suggestion not who saves it. */
  authorId: string
  page: PageText
  /** What `page.tags` stand for, from `settleEditedTags`. */
  tags: TagRef[]
  body: Composed
  baseNumber: number
  kind: 'edit' | 'revert' | 'merge'
  summary: string
  minor: boolean
  /** Goes into the event: what a revert went back to. */
  data?: Record<string, unknown>
}

/** The tags a page will carry; only changed ones are checked, so that an edit never fails for somebody else's tag. */
export async function settleEditedTags(
  tx: Transaction,
  viewer: Viewer,
  { tags: current }: ThreadPost,
  { tags: names }: PageText,
  settings: Settings,
): Promise<Result<TagRef[]>> {
  const same = current.length === names.length && current.every(({ name }) => names.includes(name))
  return same ? ok(current) : settlePageTags(tx, viewer, names, settings)
}

/**
 * Makes a text the page's current one, with all that follows from it. The caller holds the page's lock and has checked
 * everything. Returns what must be dropped from the cache: lists of the tags the page has or had, and what shows its facts.
 */
export async function writePageRevision(
  tx: Transaction,
  revision: PageRevision,
): Promise<{ tags: TagRef[]; also: string[] }> {
  const { thread, page, tags, body, baseNumber, kind, summary, minor, data, authorId } = revision
  const postId = thread.id
  const { title, lead, topic, checkedAgainst, checkedOn } = page
  const details = detailsOf(page)
  const texts = { body, title, lead, tags: tags.map(({ name }) => name), details }
  const number = await appendRevision(tx, { postId, authorId, baseNumber, summary, minor, kind, ...texts })
  const [before] = await tx
    .select({ vendor: pages.vendor, topic: pages.topic })
    .from(pages)
    .where(eq(pages.postId, postId))
  await tx
    .update(pages)
    .set({ title, lead, topic, checkedAgainst, checkedOn })
    .where(eq(pages.postId, postId))
  const also = await settleFacts(tx, postId, page.issue)
  const { added, removed } = await replacePostTags(tx, postId, thread.tags, tags)
  await indexPost(tx, { postId, plain: body.rendered.plain })
  const verb = kind === 'revert' ? 'reverted' : 'edited'
  // Who watches the part of the wiki where the page stood or stands now is told.
  const shelves = before ? shelvesOf(before, { ...before, topic }) : []
  const happened = { number, summary, minor, shelves, ...data }
  await record(tx, {
    actorId: authorId,
    verb,
    postId,
    rootId: postId,
    subjectId: thread.authorId,
    data: happened,
  })
  await recordMentions(tx, { postId, rootId: postId, authorId, body })
  if (thread.visible) await countTags(tx, added, removed)
  return { tags: [...thread.tags, ...added], also }
}

export function detailsOf({
  topic,
  checkedAgainst,
  checkedOn,
  issue,
}: Omit<PageText, 'title' | 'lead' | 'tags' | 'body'>): PageDetails {
  return { topic, checkedAgainst, checkedOn, issue }
}

/** Last in a transaction, because it locks rows that every page with these tags wants. */
export async function countTags(tx: Transaction, added: TagRef[], removed: TagRef[]): Promise<void> {
  const ids = (tags: TagRef[]) => tags.map(({ id }) => id)
  const all = ids([...added, ...removed])
  // In one order, or two pages that exchange tags would wait for each other in a circle.
  if (all.length > 0)
    await tx.execute(sql`select 1 from tag where id in ${all} order by id for no key update`)
  await adjustTagCounts(tx, ids(removed), 'page', -1)
  await adjustTagCounts(tx, ids(added), 'page', 1)
}
