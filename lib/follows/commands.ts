import 'server-only'
import { and, eq, ne, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { devices, drivers, follows, pages, posts, tags as tagTable } from '@/db/schema'
import { expire, tags } from '@/lib/cache'
import { inTurn } from '@/lib/limits/turn'
import { refuseRemoved } from '@/lib/posts/policy'
import { getThreadState } from '@/lib/posts/thread'
import { fail, ok, type Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'
import type { FollowWish } from './input'

export type Followed = { level: FollowWish; count: number }

/** Sets how this person follows a tag or vendor; 'none' forgets it. Reading preferences stay open to the suspended. */
export async function followTag(
  viewer: Viewer,
  { name, level }: { name: string; level: FollowWish },
): Promise<Result<Followed>> {
  const result = await inTurn(viewer, () =>
    transaction(async (tx): Promise<Result<Followed>> => {
      const [tag] = await tx
        .select({ id: tagTable.id })
        .from(tagTable)
        .where(eq(tagTable.name, name))
        .for('no key update')
      if (!tag) return fail('not-found', 'There is no such tag.')
      await setLevel(tx, viewer.id, { tagId: tag.id }, level)
      const [row] = await tx
        .update(tagTable)
        .set({
          followerCount: sql`(select count(*) from follow where tag_id = ${tag.id} and level <> 'mute')`,
        })
        .where(eq(tagTable.id, tag.id))
        .returning({ count: tagTable.followerCount })
      return ok({ level, count: row?.count ?? 0 })
    }),
  )
  if (result.ok) expire(tags.tag(name), tags.vendor(name))
  return result
}

/** Sets how this person follows a question or page. Answers and comments are followed through their root. */
export async function followPost(
  viewer: Viewer,
  { id, level }: { id: number; level: FollowWish },
): Promise<Result<Followed>> {
  const result = await inTurn(viewer, () =>
    transaction(async (tx): Promise<Result<Followed & { shownOn: string }>> => {
      const [post] = await tx
        .select({ rootId: posts.rootId, visible: posts.visible, vendor: pages.vendor, slug: pages.slug })
        .from(posts)
        .leftJoin(pages, eq(pages.postId, posts.rootId))
        .where(eq(posts.id, id))
      if (!post?.visible) return refuseRemoved(viewer, await getThreadState(tx, id))
      const { rootId, vendor, slug } = post
      const shownOn = vendor && slug ? tags.page(`${vendor}/${slug}`) : tags.question(rootId)
      await tx.select({ id: posts.id }).from(posts).where(eq(posts.id, rootId)).for('no key update')
      await setLevel(tx, viewer.id, { postId: rootId }, level)
      return ok({ level, count: await countFollowers(tx, rootId), shownOn })
    }),
  )
  if (!result.ok) return result
  const { shownOn, ...followed } = result.value
  expire(shownOn)
  return ok(followed)
}

/** Sets how this person follows a device: known issues and branches that drop it are news of it. */
export async function followDevice(
  viewer: Viewer,
  { pciId, level }: { pciId: string; level: FollowWish },
): Promise<Result<Followed>> {
  return inTurn(viewer, () =>
    transaction(async (tx): Promise<Result<Followed>> => {
      const [device] = await tx.select({ pciId: devices.pciId }).from(devices).where(eq(devices.pciId, pciId))
      if (!device) return fail('not-found', 'There is no such device here.')
      return ok({ level, count: await setLevel(tx, viewer.id, { pciId }, level) })
    }),
  )
}

/** Sets how this person follows a driver: its releases are news of it. */
export async function followDriver(
  viewer: Viewer,
  { driver, level }: { driver: string; level: FollowWish },
): Promise<Result<Followed>> {
  return inTurn(viewer, () =>
    transaction(async (tx): Promise<Result<Followed>> => {
      const [known] = await tx.select({ slug: drivers.slug }).from(drivers).where(eq(drivers.slug, driver))
      if (!known) return fail('not-found', 'There is no such driver here.')
      return ok({ level, count: await setLevel(tx, viewer.id, { driver }, level) })
    }),
  )
}

/** Watches what one asked, answered or created, unless a level was chosen before (a mute stays a mute). */
export async function watchOwn(tx: Transaction, userId: string, rootId: number): Promise<void> {
  await tx.insert(follows).values({ userId, postId: rootId, level: 'watch' }).onConflictDoNothing()
  await countFollowers(tx, rootId)
}

type Target =
  | { tagId: number }
  | { postId: number }
  | { pciId: string }
  | { driver: string }
  | { shelf: string }

/** Returns how many follow the target after it. */
export async function setLevel(
  tx: Transaction,
  userId: string,
  target: Target,
  level: FollowWish,
): Promise<number> {
  const [column, same] = columnOf(target)
  if (level === 'none') await tx.delete(follows).where(and(eq(follows.userId, userId), same))
  else
    await tx
      .insert(follows)
      .values({ userId, ...target, level })
      .onConflictDoUpdate({ target: [follows.userId, column], set: { level } })
  return tx.$count(follows, and(same, ne(follows.level, 'mute')))
}

function columnOf(target: Target) {
  if ('tagId' in target) return [follows.tagId, eq(follows.tagId, target.tagId)] as const
  if ('postId' in target) return [follows.postId, eq(follows.postId, target.postId)] as const
  if ('pciId' in target) return [follows.pciId, eq(follows.pciId, target.pciId)] as const
  if ('driver' in target) return [follows.driver, eq(follows.driver, target.driver)] as const
  return [follows.shelf, eq(follows.shelf, target.shelf)] as const
}

async function countFollowers(tx: Transaction, rootId: number): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from follow where post_id = ${rootId} and level <> 'mute'`)
  const count = row?.count ?? 0
  await tx.execute(sql`update question set follower_count = ${count} where post_id = ${rootId}`)
  return count
}
