import 'server-only'
import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { questions } from '@/db/schema'
import { discardDraft } from '@/lib/drafts/store'
import { record } from '@/lib/events/record'
import type { Composed } from '@/lib/posts/compose'
import { adjustTagCounts, touchQuestion } from '@/lib/posts/counters'
import { recordMentions } from '@/lib/posts/mentions'
import type { ThreadPost } from '@/lib/posts/thread'
import { appendRevision } from '@/lib/posts/write'
import { indexPost, reindexAnswers } from '@/lib/search/index-post'
import { replacePostTags } from '@/lib/tags/commands'
import type { TagRef } from '@/lib/tags/queries'
import { slugify } from '@/lib/text/slug'
import type { Version } from './merge'

export type NewVersion = {
  authorId: string
  version: Version
  body: Composed
  /** What `version.tags` stand for; null when the post has no tags of its own. */
  tags: TagRef[] | null
  baseNumber: number
  summary: string
  minor: boolean
  kind: 'edit' | 'revert' | 'merge'
  /** More for the event, such as the suggestion it came from. */
  data?: Record<string, unknown>
}

/** Makes a version the post's current one, with all that follows. The caller holds the lock and has checked everything. */
export async function saveVersion(tx: Transaction, thread: ThreadPost, edit: NewVersion): Promise<number> {
  const { authorId, version, body, summary, minor, kind, baseNumber } = edit
  const { id: postId, rootId } = thread
  const { title, tags } = version
  const number = await appendRevision(tx, {
    postId,
    authorId,
    body,
    baseNumber,
    title,
    tags,
    summary,
    minor,
    kind,
  })
  if (thread.kind === 'question') await saveTitleAndTags(tx, thread, edit)
  if (thread.kind !== 'comment') await indexPost(tx, { postId, plain: body.rendered.plain })
  const verb = kind === 'revert' ? 'reverted' : 'edited'
  const data = { number, minor, ...edit.data }
  await record(tx, { actorId: authorId, verb, postId, rootId, subjectId: thread.authorId, data })
  await recordMentions(tx, { postId, rootId, authorId, body })
  if (thread.kind !== 'comment' && !minor) await touchQuestion(tx, rootId, authorId)
  await discardDraft(tx, authorId, `edit:${postId}`)
  return number
}

async function saveTitleAndTags(
  tx: Transaction,
  thread: ThreadPost,
  { version, tags }: NewVersion,
): Promise<void> {
  const { id, root } = thread
  const title = version.title ?? root.title
  if (title !== root.title)
    await tx
      .update(questions)
      .set({ title, slug: slugify(title, 'question') })
      .where(eq(questions.postId, id))
  const { added, removed } = await replacePostTags(tx, id, thread.tags, tags ?? thread.tags)
  if (title !== root.title || added.length + removed.length > 0) await reindexAnswers(tx, id)
  await countTags(tx, removed, -1)
  await countTags(tx, added, 1)
}

async function countTags(tx: Transaction, tags: TagRef[], by: 1 | -1): Promise<void> {
  await adjustTagCounts(
    tx,
    tags.map(({ id }) => id),
    'question',
    by,
  )
}
