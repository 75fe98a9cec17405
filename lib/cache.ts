import 'server-only'
import { unstable_cache } from 'next/cache'
import { expireTags, pageStore } from './serving/page-store.mjs'
import { requestContext } from './serving/request-context.mjs'

// Next ignores a tag over 256 characters and more than 128 tags of one call.
const MAX_TAG = 240
const TAGS_PER_CALL = 100

/**
 * The names under which public pages are cached. A page attaches every tag whose change must show on it;
 * a write expires the tags of what it changed.
 */
export const tags = {
  home: 'home',
  list: 'list',
  feed: 'feed',
  recentChanges: 'recent-changes',
  tagIndex: 'tag-index',
  userIndex: 'user-index',
  devices: 'devices',
  issues: 'issues',
  compatibility: 'compatibility',
  settings: 'settings',
  question: (id: number | string) => named('question', id),
  page: (path: string) => named('page', path),
  vendor: (vendor: string) => named('vendor', vendor),
  tag: (name: string) => named('tag', name),
  user: (handle: string) => named('user', handle.toLowerCase()),
  signatures: 'signatures',
  signature: (id: string) => named('signature', id),
  device: (id: string) => named('device', id),
  driver: (name: string) => named('driver', name),
}

/**
 * Attaches tags to the cached page being rendered; harmless on a dynamic one. Call it before `notFound()` or
 * `permanentRedirect()` as well: a missing page without a tag is not cached.
 */
export async function tagPage(...names: string[]): Promise<void> {
  const written = requestContext().getStore()?.written
  if (written) {
    for (const name of names) written.tags.add(name)
    return
  }
  for (let from = 0; from < names.length; from += TAGS_PER_CALL) {
    const some = names.slice(from, from + TAGS_PER_CALL)
    // The cache handler knows this result and keeps nothing of it.
    await unstable_cache(async () => 'tags-only', ['tag-page', ...some], { tags: some })()
  }
}

/**
 * Drops every cached page that carries one of the tags, here at once and on the other instances by
 * notification (lib/serving/expiry-channel.ts). Call it after the transaction has committed; works in routes, actions, jobs and scripts.
 */
export function expire(...names: string[]): void {
  expireTags(pageStore(), names)
}

/** The name that every page goes by on which something of a thread is read; `path` that of a wiki page. */
export function threadTag(rootId: number, path: string | null): string {
  return path === null ? tags.question(rootId) : tags.page(path)
}

function named(kind: string, name: number | string): string {
  // encodeURIComponent also removes commas, which separate tags in Next's header.
  return `${kind}:${encodeURIComponent(String(name).toWellFormed())}`.slice(0, MAX_TAG)
}
