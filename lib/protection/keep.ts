import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { pages } from '@/db/schema'
import { record } from '@/lib/events/record'
import { spendQuota } from '@/lib/limits/quota'
import { appendRevision } from '@/lib/posts/write'
import { fail, ok, type Result } from '@/lib/result'
import type { Settings } from '@/lib/settings/definitions'
import { resolveTags, type TagRef } from '@/lib/tags/queries'
import { isModerator, type Viewer } from '@/lib/users/types'
import type { PageText } from '@/lib/wiki/types'
import { detailsOf, type PageRevision, settleEditedTags, writePageRevision } from '@/lib/wiki/write'
import type { Way } from './policy'

export type PageWritten = { number: number; tags: TagRef[]; also: string[] }

/**
 * Saves an edit or a revert of a page in one of both ways: readers see it, or it waits. The caller holds the page's lock
 * and has checked everything but the tags and the day's quota.
 */
export async function writeByWay(
  tx: Transaction,
  viewer: Viewer,
  way: Exclude<Way, 'suggest'>,
  revision: Omit<PageRevision, 'tags'>,
  settings: Settings,
): Promise<Result<PageWritten>> {
  const { thread, page } = revision
  const number = thread.revisionCount + 1
  const tags =
    way === 'publish'
      ? await settleEditedTags(tx, viewer, thread, page, settings)
      : ((await refuseNewTags(tx, viewer, page, settings)) ?? ok(thread.tags))
  if (!tags.ok) return tags
  const spent = await spendQuota(tx, viewer, 'edits')
  if (spent && !spent.ok) return spent
  if (way === 'publish')
    return ok({ number, ...(await writePageRevision(tx, { ...revision, tags: tags.value })) })
  await keep(tx, revision)
  return ok({ number, tags: tags.value, also: [] })
}

/** The revision alone: whatever else there is of the page stays that of the revision readers see. */
async function keep(tx: Transaction, revision: Omit<PageRevision, 'tags'>): Promise<void> {
  const { thread, page, body, authorId, baseNumber, kind, summary, minor } = revision
  const { id: postId, revisionCount } = thread
  const { title, lead, tags } = page
  const texts = { body, title, lead, tags, details: detailsOf(page) }
  const line = { postId, authorId, baseNumber, summary, minor, kind, pending: true }
  const number = await appendRevision(tx, { ...line, ...texts })
  const [row] = await tx
    .update(pages)
    .set({ publishedNumber: sql`coalesce(${pages.publishedNumber}, ${revisionCount})` })
    .where(eq(pages.postId, postId))
    .returning({ from: pages.publishedNumber })
  const data = { number, from: row?.from ?? revisionCount }
  await record(tx, { actorId: authorId, verb: 'held-change', postId, rootId: postId, data })
}

/** New tags are made when the change is approved, because everybody sees them. */
async function refuseNewTags(tx: Transaction, viewer: Viewer, { tags }: PageText, settings: Settings) {
  const { unknown } = await resolveTags(tx, tags)
  const needed = settings['reputation.newTag']
  if (unknown.length === 0 || isModerator(viewer) || viewer.reputation >= needed) return null
  const message = `There is no tag ${unknown.join(', ')} yet. New tags take ${needed} reputation; choose existing ones.`
  return fail('invalid', message, { fields: { tags: message } })
}
