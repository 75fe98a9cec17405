import { fail, type Result } from '@/lib/result'
import type { Settings } from '@/lib/settings/definitions'
import { isModerator, type Viewer } from '@/lib/users/types'
import { canEditPages } from '@/lib/wiki/policy'
import type { Level, Shield } from './types'

type Refusal = Extract<Result, { ok: false }>

/** What becomes of an edit: readers see it at once, it waits as a revision, or it goes before reviewers as a suggestion. */
export type Way = 'publish' | 'keep' | 'suggest'

/** The level in force; one that has expired is none. */
export function levelOf({ level, expiresAt }: Pick<Shield, 'level' | 'expiresAt'>, now = new Date()) {
  return level === null || (expiresAt !== null && expiresAt <= now) ? null : level
}

/** Protection only ever takes away: who suggests on an open page suggests on a guarded one. */
export function wayOfEdit(viewer: Viewer | null, shield: Shield, settings: Settings, now = new Date()): Way {
  if (!viewer || !canEditPages(viewer, settings)) return 'suggest'
  if (isModerator(viewer)) return 'publish'
  const level = levelOf(shield, now)
  if (level === 'moderators') return 'suggest'
  if (level === 'trusted' && viewer.reputation < settings['reputation.editOthers']) return 'suggest'
  // What waits would be shown with whatever is put on top of it.
  const guarded = level === 'review' || shield.pending
  return guarded && !mayReviewPages(viewer, settings) ? 'keep' : 'publish'
}

/** Who started from something older has not seen what waits now, so that saving cannot approve it. */
export function wayFrom(
  base: number,
  way: Way,
  { pending, newest }: { pending: boolean; newest: number },
): Way {
  return way === 'publish' && pending && base < newest ? 'keep' : way
}

/** Who approves and rejects what waits: reviewers, as far as the page's level lets them edit it. */
export function mayDecide(viewer: Viewer | null, shield: Shield, settings: Settings, now = new Date()) {
  return mayReviewPages(viewer, settings) && wayOfEdit(viewer, shield, settings, now) === 'publish'
}

/** Moving and accepting suggestions change what readers see, so they take the right to, and nothing that waits. */
export function refusePublishing(
  viewer: Viewer,
  shield: Shield,
  settings: Settings,
  now = new Date(),
): Refusal | null {
  if (shield.pending)
    return fail(
      'conflict',
      'Changes of this page wait for approval. They must be approved or rejected first.',
    )
  const level = levelOf(shield, now)
  if (level === null || wayOfEdit(viewer, shield, settings, now) === 'publish') return null
  return fail('forbidden', `This page is protected. ${whoEdits[level]}`)
}

export function mayReviewPages(viewer: Viewer | null, settings: Settings): boolean {
  return viewer !== null && (isModerator(viewer) || viewer.reputation >= settings['reputation.review'])
}

export const whoEdits: Record<Level, string> = {
  review: 'Changes by members are shown once a reviewer has approved them.',
  trusted: 'Trusted members edit it; changes by others go before reviewers as suggestions.',
  moderators: 'Moderators edit it; changes by others go before them as suggestions.',
}

/** One line for lists and the log. */
export const levelNames: Record<Level, string> = {
  review: 'Changes are reviewed first',
  trusted: 'Only trusted members edit',
  moderators: 'Only moderators edit',
}
