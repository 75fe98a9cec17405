import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { posts, revisions, wikiLinks } from '@/db/schema'
import type { PageDetails } from '@/db/schema/posts'
import { keepFiles } from '@/lib/attachments/references'
import { replaceInclusions } from '@/lib/inclusions/write'
import { replaceUpstream } from '@/lib/issues/mentions'
import { replaceSignatures } from '@/lib/signatures/carried'
import type { Composed } from './compose'

export type NewPost = {
  id: number
  kind: 'question' | 'answer' | 'comment' | 'page'
  rootId: number
  parentId: number | null
  authorId: string
  body: Composed
  title?: string
  lead?: string
  tags?: string[]
  details?: PageDetails
  summary?: string
  idempotencyKey?: string
  createdAt?: Date
}

/** Writes a post with its first revision, its wiki links and the errors it shows. The caller adds what its kind needs and records the event. */
export async function insertPost(tx: Transaction, post: NewPost): Promise<void> {
  const { id, kind, rootId, parentId, authorId, idempotencyKey, createdAt } = post
  await tx
    .insert(posts)
    .values({ id, kind, rootId, parentId, authorId, idempotencyKey, createdAt, ...bodyColumns(post.body) })
  await tx.insert(revisions).values({
    postId: id,
    number: 1,
    title: post.title,
    lead: post.lead,
    bodyMarkdown: post.body.markdown,
    tags: post.tags,
    details: post.details,
    authorId,
    summary: post.summary ?? '',
    kind: 'create',
    createdAt,
  })
  await replaceReferences(tx, id, post.body)
}

export type NewRevision = {
  postId: number
  authorId: string
  body: Composed
  baseNumber: number
  title?: string | null
  lead?: string | null
  tags?: string[] | null
  details?: PageDetails
  summary: string
  minor?: boolean
  kind: 'edit' | 'revert' | 'merge' | 'rename'
  /** Kept until somebody approves it: the post goes on showing what it shows. */
  pending?: boolean
}

/** Locks the post's row and tells its newest revision number: the first step of every edit. Null when there is no such post. */
export async function lockPost(tx: Transaction, postId: number) {
  const [post] = await tx
    .select({
      id: posts.id,
      kind: posts.kind,
      rootId: posts.rootId,
      parentId: posts.parentId,
      authorId: posts.authorId,
      bodyMarkdown: posts.bodyMarkdown,
      visible: posts.visible,
      revisionCount: posts.revisionCount,
      createdAt: posts.createdAt,
    })
    .from(posts)
    .where(eq(posts.id, postId))
    // Not `update`: rows that refer to the post may be written meanwhile.
    .for('no key update')
  return post ?? null
}

/** Appends a revision and, unless it is pending, makes it the current text. The caller holds the post's lock. Returns its number. */
export async function appendRevision(tx: Transaction, revision: NewRevision): Promise<number> {
  const { postId, body, minor = false, pending = false, ...rest } = revision
  const shown = pending ? {} : { ...bodyColumns(body), editedAt: sql`now()` }
  const [row] = await tx
    .update(posts)
    .set({ ...shown, revisionCount: sql`${posts.revisionCount} + 1` })
    .where(eq(posts.id, postId))
    .returning({ number: posts.revisionCount })
  if (!row) throw new Error(`Post ${postId} vanished while locked`)
  await tx
    .insert(revisions)
    .values({ ...rest, postId, minor, number: row.number, bodyMarkdown: body.markdown })
  // Files belong to every revision that shows them, seen or not; the rest to what readers see.
  if (pending) await keepFiles(tx, postId, body.markdown)
  else await replaceReferences(tx, postId, body)
  return row.number
}

/** Makes the text of a revision that was pending the current one. The caller holds the post's lock. */
export async function showBody(tx: Transaction, postId: number, body: Composed): Promise<void> {
  await tx
    .update(posts)
    .set({ ...bodyColumns(body), editedAt: sql`now()` })
    .where(eq(posts.id, postId))
  await replaceReferences(tx, postId, body)
}

/** Post already written by the same author with the same key, when a submit is retried. */
export async function findByKey(tx: Transaction, authorId: string, key: string | undefined) {
  if (!key) return null
  const [row] = await tx
    .select({ id: posts.id, rootId: posts.rootId, parentId: posts.parentId })
    .from(posts)
    .where(and(eq(posts.authorId, authorId), eq(posts.idempotencyKey, key)))
  return row ?? null
}

/** What a text makes of the columns of its post. */
export function bodyColumns({ markdown, rendered }: Composed) {
  return {
    bodyMarkdown: markdown,
    bodyHtml: rendered.html,
    renderVersion: rendered.version,
    excerpt: rendered.excerpt,
  }
}

/** What the text links to, here and upstream, which errors it shows and which files. */
export async function replaceReferences(
  tx: Transaction,
  postId: number,
  { markdown, rendered }: Composed,
): Promise<void> {
  await tx.delete(wikiLinks).where(eq(wikiLinks.postId, postId))
  const rows = rendered.wikiLinks.map((target) => ({ postId, target }))
  if (rows.length > 0) await tx.insert(wikiLinks).values(rows).onConflictDoNothing()
  await replaceInclusions(tx, postId, rendered.embeds)
  await replaceSignatures(tx, postId, rendered.signatures, 'text')
  await replaceUpstream(tx, postId, rendered.html)
  await keepFiles(tx, postId, markdown)
}
