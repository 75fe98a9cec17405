import 'server-only'
import { db } from '@/db/client'
import { getSettings } from '@/lib/settings/queries'
import type { Viewer } from '@/lib/users/types'
import { mayDecide } from './policy'
import { getShield } from './queries'

/** What waits on a page, and whether this person decides about it. */
export async function getDeciding(viewer: Viewer | null, pageId: number) {
  const [shield, settings] = await Promise.all([getShield(db, pageId), getSettings()])
  return { ...shield, may: shield.pending && !viewer?.suspension && mayDecide(viewer, shield, settings) }
}
