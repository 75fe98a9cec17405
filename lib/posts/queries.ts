import 'server-only'
import { eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '@/db/client'
import { deletions, posts, users } from '@/db/schema'
import type { Viewer } from '@/lib/users/types'
import { authorColumns } from './authors'
import { canSeeRemoved } from './policy'
import { getThreadState } from './thread'

/** What a page about one post may show to somebody, and why not when it may not. */
export type PostSight = { found: false } | { found: 'gone' } | { found: true; post: SeenPost }

export type SeenPost = NonNullable<Awaited<ReturnType<typeof getPost>>>

/** A post for one reader: removed ones only for their author and moderators. */
export async function getPostFor(viewer: Viewer | null, id: number): Promise<PostSight> {
  const post = await getPost(id)
  if (!post) return { found: false }
  if (post.visible || canSeeRemoved(viewer, post)) return { found: true, post }
  return post.hidden && !post.deleted ? { found: false } : { found: 'gone' }
}

const deleter = alias(users, 'deleter')

async function getPost(id: number) {
  const [row] = await db
    .select({
      id: posts.id,
      rootId: posts.rootId,
      parentId: posts.parentId,
      visible: posts.visible,
      html: posts.bodyHtml,
      markdown: posts.bodyMarkdown,
      excerpt: posts.excerpt,
      revisions: posts.revisionCount,
      author: authorColumns,
      deletion: {
        by: deleter.handle,
        byId: deletions.deletedBy,
        at: deletions.deletedAt,
        reason: deletions.reason,
      },
    })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(deletions, eq(deletions.postId, posts.id))
    .leftJoin(deleter, eq(deleter.id, deletions.deletedBy))
    .where(eq(posts.id, id))
  const state = row && (await getThreadState(db, id))
  return row && state ? { ...row, ...state, deletion: deletionOf(row.deletion) } : null
}

type DeletionRow = { by: string | null; byId: string | null; at: Date | null; reason: string | null }

function deletionOf({ by, byId, at, reason }: DeletionRow) {
  return by !== null && byId !== null && at !== null ? { by, byId, at, reason: reason ?? '' } : null
}
