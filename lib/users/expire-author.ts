import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { expire, tags } from '@/lib/cache'

/** Expires every cached page that names this author: a changed or deleted handle shows on the next request. */
export async function expireAuthor(userId: string, ...handles: string[]): Promise<void> {
  const rows = await db.execute<{ root: string; path: string | null; tags: string[] | null }>(sql`
    select r.root_id::text as root, page.vendor || '/' || page.slug as path,
      (select array_agg(tag.name) from post_tag join tag on tag.id = post_tag.tag_id where post_tag.post_id = r.root_id) as tags
    from (
      select root_id from post where author_id = ${userId}
      union
      select p.root_id from revision join post p on p.id = revision.post_id where revision.author_id = ${userId}
    ) r left join page on page.post_id = r.root_id`)
  const names = new Set([tags.home, tags.list, tags.feed, tags.recentChanges, tags.userIndex])
  for (const handle of handles) names.add(tags.user(handle))
  for (const row of rows) {
    names.add(row.path === null ? tags.question(row.root) : tags.page(row.path))
    for (const tag of row.tags ?? []) names.add(tags.tag(tag)).add(tags.vendor(tag))
  }
  expire(...names)
}

type Followed = { question: string | null; path: string | null; tag: string | null }

/** What somebody follows, by the names its pages are cached under. Read it before the follows are gone. */
export async function listFollowed(userId: string): Promise<Followed[]> {
  const rows = await db.execute<Followed>(sql`
    select q.post_id::text as question, page.vendor || '/' || page.slug as path, tag.name as tag
    from follow f left join question q on q.post_id = f.post_id left join page on page.post_id = f.post_id
      left join tag on tag.id = f.tag_id
    where f.user_id = ${userId} and f.level <> 'mute'`)
  return [...rows]
}

/** Drops the pages that say how many follow them. */
export function expireFollowed(followed: Followed[]): void {
  const names = followed.flatMap(({ question, path, tag }) => [
    ...(question === null ? [] : [tags.question(question)]),
    ...(path === null ? [] : [tags.page(path)]),
    ...(tag === null ? [] : [tags.tag(tag), tags.vendor(tag)]),
  ])
  expire(...names)
}
