import 'server-only'
import { and, eq, ne, or } from 'drizzle-orm'
import { db, type Transaction } from '@/db/client'
import { posts } from '@/db/schema'
import { refreshReputationOfPost } from '@/lib/reputation/commands'
import { indexPost, type SearchText, unindexPosts } from '@/lib/search/index-post'
import { settleTagOf } from '@/lib/tags/described'
import { compose } from './compose'
import { adjustTagCounts, refreshQuestion, refreshVisibility } from './counters'
import type { ThreadPost } from './thread'

/**
 * The words of everything that would appear in the search with a post: itself, and the answers of a question. Read
 * before the transaction, because rendering is slow.
 */
export async function readBranchTexts(postId: number): Promise<SearchText[]> {
  const rows = await db
    .select({ id: posts.id, markdown: posts.bodyMarkdown })
    .from(posts)
    .where(and(or(eq(posts.id, postId), eq(posts.rootId, postId)), ne(posts.kind, 'comment')))
  const texts: SearchText[] = []
  for (const { id, markdown } of rows) {
    const { rendered } = await compose(id, markdown)
    texts.push({ postId: id, plain: rendered.plain })
  }
  return texts
}

/**
 * Carries out what follows from a new or removed deletion or hiding row: visibility of the post and of what hangs
 * under it, counters, tag counts, search and reputation. `texts` come from `readBranchTexts` when posts may appear.
 */
export async function settleVisibility(
  tx: Transaction,
  post: ThreadPost,
  texts: SearchText[] = [],
): Promise<void> {
  const changed = await refreshVisibility(tx, post.id)
  if (post.root.kind === 'question') await refreshQuestion(tx, post.rootId)
  const self = changed.find(({ id }) => id === post.id)
  if (self && (self.kind === 'question' || self.kind === 'page')) {
    const tagIds = post.tags.map(({ id }) => id)
    await adjustTagCounts(tx, tagIds, self.kind, self.visible ? 1 : -1)
    if (self.kind === 'page') await settleTagOf(tx, post.id)
  }
  const shown = new Set(changed.filter(({ visible }) => visible).map(({ id }) => id))
  await unindexPosts(
    tx,
    changed.filter(({ visible }) => !visible).map(({ id }) => id),
  )
  for (const text of texts) if (shown.has(text.postId)) await indexPost(tx, text)
  // One order for all, because each locks an author's row.
  const voted = changed.filter(({ kind }) => kind === 'question' || kind === 'answer')
  const byAuthor = voted.sort((one, other) => (one.authorId < other.authorId ? -1 : 1))
  for (const { id, authorId } of byAuthor) await refreshReputationOfPost(tx, id, authorId)
}
