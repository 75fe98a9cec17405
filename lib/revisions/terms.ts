import 'server-only'
import { db } from '@/db/client'
import { listCommonTags } from '@/lib/completion/queries'
import type { SeenPost } from '@/lib/posts/queries'
import { fail, ok, type Result } from '@/lib/result'
import { getSettings } from '@/lib/settings/queries'
import type { Viewer } from '@/lib/users/types'
import { modeFor } from './plan'
import { getVersion } from './versions'

export type EditTerms = {
  current: { base: string; title: string; tags: string; body: string }
  /** The edit goes to reviewers first. */
  suggesting: boolean
  /** From here on edits of others' posts are saved at once. */
  reputationNeeded: number
  /** Offered while tags are typed. */
  commonTags: string[]
}

/** What the edit form starts from and what its button will do; or why this person cannot edit the post. */
export async function getEditTerms(
  viewer: Viewer,
  post: Pick<SeenPost, 'id' | 'revisions'>,
): Promise<Result<EditTerms>> {
  const mode = await modeFor(viewer, post.id)
  if (!mode.ok) return mode
  const [version, settings] = await Promise.all([getVersion(db, post.id, post.revisions), getSettings()])
  if (!version) return fail('not-found', 'There is no such post.')
  const current = {
    base: String(post.revisions),
    title: version.title ?? '',
    tags: version.tags?.join(', ') ?? '',
    body: version.body,
  }
  return ok({
    current,
    suggesting: mode.value === 'suggest',
    reputationNeeded: settings['reputation.editOthers'],
    commonTags: await listCommonTags(),
  })
}
