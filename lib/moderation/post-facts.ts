import 'server-only'
import { eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '@/db/client'
import { closures, deletions, hidings, locks, pages, posts, questions, users } from '@/db/schema'
import { authorColumns } from '@/lib/posts/authors'
import { postPath } from '@/lib/posts/path'
import type { FlaggedPostView } from './types'

/** Posts as moderators see them, removed ones too, in the order of the ids. One query whatever their number. */
export async function listPostFacts(ids: number[]): Promise<FlaggedPostView[]> {
  if (ids.length === 0) return []
  const rows = await select(ids)
  const facts = new Map(rows.map((row) => [row.id, toView(row)]))
  return ids.flatMap((id) => facts.get(id) ?? [])
}

const root = alias(posts, 'root')
const [deleter, hider, locker, closer] = [
  alias(users, 'deleter'),
  alias(users, 'hider'),
  alias(users, 'locker'),
  alias(users, 'closer'),
]

function select(ids: number[]) {
  return db
    .select({
      id: posts.id,
      kind: posts.kind,
      html: posts.bodyHtml,
      excerpt: posts.excerpt,
      visible: posts.visible,
      score: posts.score,
      at: posts.createdAt,
      authorId: posts.authorId,
      author: authorColumns,
      rootId: posts.rootId,
      rootKind: root.kind,
      title: sql<string>`coalesce(${questions.title}, ${pages.title})`,
      slug: sql<string>`coalesce(${questions.slug}, ${pages.vendor} || '/' || ${pages.slug})`,
      deletion: { by: deleter.handle, at: deletions.deletedAt, reason: deletions.reason },
      hiding: { by: hider.handle, at: hidings.hiddenAt, reason: hidings.reason },
      lock: { by: locker.handle, at: locks.lockedAt, reason: locks.reason },
      closure: {
        by: closer.handle,
        at: closures.closedAt,
        reason: closures.reason,
        note: closures.note,
        duplicateOf: closures.duplicateOf,
      },
    })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .innerJoin(root, eq(root.id, posts.rootId))
    .leftJoin(questions, eq(questions.postId, posts.rootId))
    .leftJoin(pages, eq(pages.postId, posts.rootId))
    .leftJoin(deletions, eq(deletions.postId, posts.id))
    .leftJoin(deleter, eq(deleter.id, deletions.deletedBy))
    .leftJoin(hidings, eq(hidings.postId, posts.id))
    .leftJoin(hider, eq(hider.id, hidings.hiddenBy))
    .leftJoin(locks, eq(locks.postId, posts.id))
    .leftJoin(locker, eq(locker.id, locks.lockedBy))
    .leftJoin(closures, eq(closures.questionId, posts.id))
    .leftJoin(closer, eq(closer.id, closures.closedBy))
    .where(inArray(posts.id, ids))
}

type Row = Awaited<ReturnType<typeof select>>[number]

function toView(row: Row): FlaggedPostView {
  const { deletion, hiding, lock, closure, author, rootKind, slug, ...post } = row
  return {
    ...post,
    rootKind: rootKind === 'page' ? 'page' : 'question',
    author,
    path: postPath({ ...post, root: { kind: rootKind === 'page' ? 'page' : 'question', slug } }),
    deletion: deletion.at && { by: deletion.by ?? '', at: deletion.at, reason: deletion.reason ?? '' },
    hiding: hiding.at && { by: hiding.by ?? '', at: hiding.at, reason: hiding.reason ?? '' },
    lock: lock.at && { by: lock.by ?? '', at: lock.at, reason: lock.reason ?? '' },
    closure: closure.at && {
      by: closure.by ?? '',
      at: closure.at,
      reason: closure.reason ?? 'off-topic',
      note: closure.note ?? '',
      duplicateOf: closure.duplicateOf,
    },
  }
}
