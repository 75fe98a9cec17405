import type { PageText } from './types'

/** A page checked so many days ago still counts as verified. */
export const GOOD_DAYS = 120

/** How far a page may be trusted: checked lately, long ago, or by nobody. `now` is the day the page is rendered. */
export function freshnessOf(
  { checkedAgainst, checkedOn }: Pick<PageText, 'checkedAgainst' | 'checkedOn'>,
  now = new Date(),
) {
  const against = checkedAgainst.split(/\s*[,;]\s*/).filter((version) => version !== '')
  if (checkedOn === null) return { state: 'unverified' as const, against, at: null }
  const at = new Date(`${checkedOn}T00:00:00Z`)
  const days = (now.getTime() - at.getTime()) / 86_400_000
  return { state: days <= GOOD_DAYS ? ('verified' as const) : ('ageing' as const), against, at }
}
