import 'server-only'
import { db } from '@/db/client'
import { listCommonTags } from '@/lib/completion/queries'
import { getQuota } from '@/lib/limits/quota'
import { getSettings } from '@/lib/settings/queries'
import { listVendorTagNames } from '@/lib/tags/queries'
import { isModerator, type Viewer } from '@/lib/users/types'
import type { AskTerms } from './types'

/** The rules of asking, as they are for this person now. */
export async function getAskTerms(viewer: Viewer): Promise<AskTerms> {
  const [quota, settings, vendorTags, commonTags] = await Promise.all([
    getQuota(db, viewer, 'questions'),
    getSettings(),
    listVendorTagNames(db),
    listCommonTags(),
  ])
  const newTagReputation = settings['reputation.newTag']
  const mayCreateTags = isModerator(viewer) || viewer.reputation >= newTagReputation
  return { left: quota.left, limit: quota.limit, vendorTags, commonTags, mayCreateTags, newTagReputation }
}
