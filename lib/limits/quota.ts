import 'server-only'
import type { Executor } from '@/db/client'
import { fail, type Result } from '@/lib/result'
import type { Settings } from '@/lib/settings/definitions'
import { getSettings } from '@/lib/settings/queries'
import { isModerator, type Viewer } from '@/lib/users/types'
import { placesLeft, takePlace } from './windows'

const day = 86_400
export type QuotaAction = 'questions' | 'answers' | 'comments' | 'votes' | 'flags' | 'edits' | 'uploads'

/** Daily quota of a member for one kind of action; moderators have none. Told before a form is filled. */
export async function getQuota(executor: Executor, viewer: Viewer, action: QuotaAction) {
  const limit = dailyLimit(viewer, action, await getSettings(executor))
  if (limit === Number.POSITIVE_INFINITY) return { limit, left: limit, resetsInSeconds: 0 }
  return { limit, ...(await placesLeft(executor, { key: `${action}:${viewer.id}`, limit, seconds: day })) }
}

/** Takes one place of today's quota inside the command's transaction. */
export async function spendQuota(
  executor: Executor,
  viewer: Viewer,
  action: QuotaAction,
): Promise<Result | null> {
  const limit = dailyLimit(viewer, action, await getSettings(executor))
  if (limit === Number.POSITIVE_INFINITY) return null
  const key = `${action}:${viewer.id}`
  if (await takePlace(executor, { key, limit, seconds: day })) return null
  const { resetsInSeconds } = await placesLeft(executor, { key, limit, seconds: day })
  const hours = Math.max(1, Math.round(resetsInSeconds / 3600))
  return fail('limited', `You have used today’s ${limit} ${action}. More in about ${hours} h.`, {
    retryAfter: resetsInSeconds,
  })
}

export function isNewMember(viewer: Viewer, settings: Settings): boolean {
  return !isModerator(viewer) && viewer.reputation < settings['reputation.established']
}

function dailyLimit(viewer: Viewer, action: QuotaAction, settings: Settings): number {
  if (isModerator(viewer)) return Number.POSITIVE_INFINITY
  return settings[`${isNewMember(viewer, settings) ? 'new' : 'member'}.${action}PerDay`]
}
