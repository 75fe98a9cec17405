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
import { settleTagOf } from '@/lib/tags/described'
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
 * Makes a text the page's current one, with all that follows from it, and approves what waited. The caller holds the page's
 * lock and has checked everything. Returns what must be dropped from the cache: lists of the tags the page has or had, and
 * what shows its facts.
 */
export async function writePageRevision(
  tx: Transaction,
  revision: PageRevision,
): Promise<{ tags: TagRef[]; also: string[] }> {
  const { thread, page, tags, body, baseNumber, kind, summary, minor, data, authorId } = revision
  const postId = thread.id
  const { title, lead } = page
  const texts = { body, title, lead, tags: tags.map(({ name }) => name), details: detailsOf(page) }
  const number = await appendRevision(tx, { postId, authorId, baseNumber, summary, minor, kind, ...texts })
  const [before] = await tx
    .select({ vendor: pages.vendor, topic: pages.topic })
    .from(pages)
    .where(eq(pages.postId, postId))
  const verb = kind === 'revert' ? 'reverted' : 'edited'
  // Who watches the part of the wiki where the page stood or stands now is told.
  const shelves = before ? shelvesOf(before, { ...before, topic: page.topic }) : []
  const happened = { number, summary, minor, shelves, ...data }
  await record(tx, {
    actorId: authorId,
    verb,
    postId,
    rootId: postId,
    subjectId: thread.authorId,
    data: happened,
  })
  return showPage(tx, { thread, authorId, page, tags, body, publishedNumber: null })
}

type Shown = Pick<PageRevision, 'thread' | 'authorId' | 'page' | 'tags' | 'body'> & {
  /** The revision this is, while newer ones go on waiting; null when it is the newest. */
  publishedNumber: number | null
}

/** Everything besides its text that readers see of a page, brought to one revision. Locks rows of tags, so it comes last. */
export async function showPage(
  tx: Transaction,
  { thread, authorId, page, tags, body, publishedNumber }: Shown,
): Promise<{ tags: TagRef[]; also: string[] }> {
  const postId = thread.id
  const { title, lead, topic, checkedAgainst, checkedOn, reviewBy } = page
  await tx
    .update(pages)
    .set({ title, lead, topic, checkedAgainst, checkedOn, reviewBy, publishedNumber })
    .where(eq(pages.postId, postId))
  const also = await settleFacts(tx, postId, page.issue)
  const { added, removed } = await replacePostTags(tx, postId, thread.tags, tags)
  await indexPost(tx, { postId, plain: body.rendered.plain })
  await recordMentions(tx, { postId, rootId: postId, authorId, body })
  if (thread.visible) await countTags(tx, added, removed)
  return { tags: [...thread.tags, ...added], also: [...also, ...(await settleTagOf(tx, postId))] }
}

export function detailsOf({
  topic,
  checkedAgainst,
  checkedOn,
  reviewBy,
  issue,
}: Omit<PageText, 'title' | 'lead' | 'tags' | 'body'>): PageDetails {
  return { topic, checkedAgainst, checkedOn, reviewBy, issue }
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
