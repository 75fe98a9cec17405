import 'server-only'
import type { Transaction } from '@/db/client'
import type { ThreadPost } from '@/lib/posts/thread'
import { ok, type Result } from '@/lib/result'
import { getSettings } from '@/lib/settings/queries'
import { settleTags } from '@/lib/tags/commands'
import type { TagRef } from '@/lib/tags/queries'
import type { Viewer } from '@/lib/users/types'
import { sameVersion, type Version } from './merge'

/** The tags a version names; only changed ones are checked, so that an edit never fails for somebody else's tag. */
export async function settleVersionTags(
  tx: Transaction,
  viewer: Viewer,
  thread: ThreadPost,
  { tags }: Version,
): Promise<Result<TagRef[] | null>> {
  if (thread.kind !== 'question' || tags === null) return ok(null)
  const names = thread.tags.map(({ name }) => name)
  const current = { title: null, tags: names, body: '' }
  if (sameVersion(current, { ...current, tags })) return ok(thread.tags)
  return settleTags(tx, viewer, tags, await getSettings(tx))
}
