import type { StampView } from '@/lib/stamps/types'
import type { PageText } from './types'

/** A page checked so many days ago still counts as verified. */
export const GOOD_DAYS = 120

type Stamped = { stamp: StampView; more: number } | null

/**
 * How far a page may be trusted: checked lately, long ago, or by nobody. What its editors state in its fields and what
 * somebody stamped are one thing to the reader; the later day is told. `now` is the day the page is rendered.
 */
export function freshnessOf(
  { checkedAgainst, checkedOn }: Pick<PageText, 'checkedAgainst' | 'checkedOn'>,
  stamped: Stamped = null,
  now = new Date(),
) {
  const told = newest(checkedAgainst, checkedOn, stamped)
  const day = told.stamp?.verifiedOn ?? checkedOn
  if (day === null) return { state: 'unverified' as const, at: null, ...told }
  const at = new Date(`${day}T00:00:00Z`)
  const days = (now.getTime() - at.getTime()) / 86_400_000
  return { state: days <= GOOD_DAYS ? ('verified' as const) : ('ageing' as const), at, ...told }
}

/** A stamp of the same day tells more: who, and with what. */
function newest(checkedAgainst: string, checkedOn: string | null, stamped: Stamped) {
  const count = stamped ? stamped.more + 1 : 0
  if (!stamped || (checkedOn !== null && checkedOn > stamped.stamp.verifiedOn)) {
    const against = checkedAgainst.split(/\s*[,;]\s*/).filter((version) => version !== '')
    return { against, stamp: null, more: count }
  }
  const { driver, kernel } = stamped.stamp
  return { against: [driver, kernel].filter(Boolean), stamp: stamped.stamp, more: stamped.more }
}

/** Whether the day has come on which somebody was to look at the page again. */
export function isPastReview(reviewBy: string | null, now = new Date()): boolean {
  return reviewBy !== null && reviewBy <= now.toISOString().slice(0, 10)
}
