import 'server-only'
import type { Transaction } from '@/db/client'
import type { Result } from '@/lib/result'
import { getSettings } from '@/lib/settings/queries'
import type { Viewer } from '@/lib/users/types'
import { refusePublishing } from './policy'
import { getShield } from './queries'

/** Why this person may not change what readers of a page see, or null. Asked while holding the page's lock. */
export async function refuseGuarded(
  tx: Transaction,
  viewer: Viewer,
  pageId: number,
): Promise<Extract<Result, { ok: false }> | null> {
  return refusePublishing(viewer, await getShield(tx, pageId), await getSettings(tx))
}
