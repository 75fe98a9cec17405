import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { posts } from '@/db/schema'

/**
 * Condition for any list or count: leaves out the questions and pages this person muted, and those with a tag they
 * muted. `root` is the id of the question or page. Nothing for the signed-out, whom `and()` ignores.
 */
export function mutedFor(viewer: { id: string } | null, root: AnyPgColumn | SQL = posts.id): SQL | undefined {
  return viewer ? sql`not ${isMuted(sql`${viewer.id}`, sql`${root}`)}` : undefined
}

/** Whether `user` muted the thread of `root` or one of its tags, for queries over many people. */
export function isMuted(user: SQL, root: SQL): SQL {
  return sql`exists (
    select 1 from follow muting where muting.user_id = ${user} and muting.level = 'mute'
      and (muting.post_id = ${root}
        or muting.tag_id in (select carried.tag_id from post_tag carried where carried.post_id = ${root})))`
}
