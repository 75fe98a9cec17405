import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { expire, tags } from '@/lib/cache'
import type { TagRef } from '@/lib/tags/queries'
import type { ThreadState } from './thread'

type Thread = {
  rootId: number
  root: Pick<ThreadState['root'], 'kind' | 'slug'>
  tags: TagRef[]
  also?: string[]
}

/** Drops the cached pages that show one post of a thread, and its author's profile. */
export function expireThread({ rootId, root }: Thread, handles: string[] = []): void {
  const page = root.kind === 'page' ? tags.page(root.slug) : tags.question(rootId)
  expire(page, ...handles.map(tags.user))
}

/** Besides the thread, drops the lists it stands in, for what a row of a list shows, and what `also` names. */
export function expireThreadAndLists(thread: Thread, handles: string[] = []): void {
  expireThread(thread, handles)
  const own = thread.tags.flatMap(({ name, vendor }) => [
    tags.tag(name),
    ...(vendor ? [tags.vendor(vendor)] : []),
  ])
  const vendorTags = thread.tags.filter(({ kind }) => kind === 'vendor').map(({ name }) => tags.vendor(name))
  const page =
    thread.root.kind === 'page' ? [tags.vendor(vendorOf(thread.root.slug)), tags.recentChanges] : []
  expire(tags.home, tags.list, tags.feed, ...own, ...vendorTags, ...page, ...(thread.also ?? []))
}

/**
 * After something of a thread went out of sight or came back: its people's profiles list it, and count what it earned; the
 * matrices count the reports on it.
 */
export async function expireThreadAndPeople(thread: Thread): Promise<void> {
  const people = await db.execute<{ handle: string }>(sql`
    select u.handle from users u where u.id in (
      select p.author_id from post p where p.root_id = ${thread.rootId}
      union
      select r.author_id from revision r join post p on p.id = r.post_id where p.root_id = ${thread.rootId})`)
  expireThreadAndLists(
    thread,
    people.map(({ handle }) => handle),
  )
  // A page may tell of a tag, whose description then changes in every list of tags.
  expire(tags.compatibility, ...(thread.root.kind === 'page' ? [tags.tagIndex] : []))
}

function vendorOf(path: string): string {
  return path.split('/')[0] ?? ''
}
