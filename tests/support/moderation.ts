import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { closures, deletions, events, flags, hidings, locks, posts } from '@/db/schema'
import { closeQuestion } from '@/lib/moderation/closing'
import { setHidden, setLocked } from '@/lib/moderation/commands'
import { deletePost } from '@/lib/posts/commands'
import type { Viewer } from '@/lib/users/types'
import { value } from './world'

export const states = ['normal', 'locked', 'closed', 'deleted', 'hidden'] as const
export type State = (typeof states)[number]

/** Brings a question into a state, by a moderator's hand. */
export async function bringInto(state: State, id: number, moderator: Viewer): Promise<void> {
  const reason = 'For the test'
  if (state === 'locked') value(await setLocked(moderator, { id, value: true, reason }))
  if (state === 'hidden') value(await setHidden(moderator, { id, value: true, reason }))
  if (state === 'deleted') value(await deletePost(moderator, { id, reason }))
  if (state === 'closed') value(await closeQuestion(moderator, { id, reason: 'too-broad', note: '' }))
}

/** All that moderation can change about a post, to compare before and after. */
export async function stateOf(id: number) {
  const [post] = await db.select({ visible: posts.visible }).from(posts).where(eq(posts.id, id))
  return {
    visible: post?.visible,
    deletion: await db.select().from(deletions).where(eq(deletions.postId, id)),
    hiding: await db.select().from(hidings).where(eq(hidings.postId, id)),
    lock: await db.select().from(locks).where(eq(locks.postId, id)),
    closure: await db.select().from(closures).where(eq(closures.questionId, id)),
    flags: await db.select().from(flags).where(eq(flags.postId, id)).orderBy(flags.id),
    events: await db.$count(events, eq(events.postId, id)),
    children: await db.$count(posts, sql`${posts.parentId} = ${id}`),
  }
}

/** Puts a flag there without anybody's quota. */
export async function raiseFlag(postId: number, by: Viewer, reason: 'spam' | 'abuse' | 'other' = 'spam') {
  await db.insert(flags).values({ postId, userId: by.id, reason })
}
