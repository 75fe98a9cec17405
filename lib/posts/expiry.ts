import 'server-only'
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

function vendorOf(path: string): string {
  return path.split('/')[0] ?? ''
}
