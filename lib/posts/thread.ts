import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { Executor, Transaction } from '@/db/client'
import { posts } from '@/db/schema'
import type { TagRef } from '@/lib/tags/queries'
import type { PostState } from './policy'
import { lockPost } from './write'

/** A post as a command needs it: itself, the state of its thread, and the names its cached pages go by. */
export type ThreadPost = NonNullable<Awaited<ReturnType<typeof lockPost>>> & ThreadState

export type ThreadState = PostState & {
  createdAt: Date
  root: { kind: 'question' | 'page'; authorId: string; title: string; slug: string }
  tags: TagRef[]
}

/**
 * Locks a post for a write and reads the state of its thread. The question or page it belongs to is held in share
 * mode, so that it is not deleted, locked or closed meanwhile. Null when there is no such post.
 */
export async function lockThread(tx: Transaction, postId: number): Promise<ThreadPost | null> {
  const [found] = await tx.select({ rootId: posts.rootId }).from(posts).where(eq(posts.id, postId))
  if (!found) return null
  if (found.rootId !== postId) await shareRoot(tx, found.rootId)
  const post = await lockPost(tx, postId)
  const state = post && (await getThreadState(tx, postId))
  return post && state ? { ...post, ...state } : null
}

/** The same without locks: for a form, or for a first look before the slow part of a command. */
export async function getThreadState(executor: Executor, postId: number): Promise<ThreadState | null> {
  const [row] = await executor.execute<StateRow>(sql`
    select p.kind, p.author_id, p.visible, p.created_at,
      exists (select 1 from deletion d where d.post_id in (p.id, p.root_id)) as deleted,
      exists (select 1 from hiding h where h.post_id in (p.id, p.root_id)) as hidden,
      (select l.reason from lock l where l.post_id in (p.id, p.root_id) order by l.post_id limit 1) as lock_reason,
      c.reason as closed, r.kind as root_kind, r.author_id as root_author,
      coalesce(q.title, w.title) as title, coalesce(q.slug, w.vendor || '/' || w.slug) as slug,
      (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'kind', t.kind, 'vendor', t.vendor)
        order by t.id), '[]') from post_tag pt join tag t on t.id = pt.tag_id where pt.post_id = r.id) as tags
    from post p join post r on r.id = p.root_id
      left join question q on q.post_id = r.id
      left join page w on w.post_id = r.id
      left join closure c on c.question_id = r.id
    where p.id = ${postId}`)
  return row ? toState(row) : null
}

type StateRow = {
  kind: PostState['kind']
  author_id: string
  created_at: string
  visible: boolean
  deleted: boolean
  hidden: boolean
  lock_reason: string | null
  closed: string | null
  root_kind: 'question' | 'page'
  root_author: string
  title: string
  slug: string
  tags: TagRef[]
}

function toState(row: StateRow): ThreadState {
  return {
    kind: row.kind,
    authorId: row.author_id,
    createdAt: new Date(row.created_at),
    // What hangs under a deleted answer is gone with it, though nothing was done to itself.
    deleted: row.deleted || (!row.visible && !row.hidden),
    hidden: row.hidden,
    lockReason: row.lock_reason,
    closed: row.closed,
    root: { kind: row.root_kind, authorId: row.root_author, title: row.title, slug: row.slug },
    tags: row.tags,
  }
}

async function shareRoot(tx: Transaction, rootId: number): Promise<void> {
  await tx.select({ id: posts.id }).from(posts).where(eq(posts.id, rootId)).for('share')
}
