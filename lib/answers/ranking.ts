/** A vote counts half after this time, so that what helps now overtakes what helped once. */
export const HALF_LIFE_DAYS = 365

/** `up` and `down` are sums of votes, each weighted by its age; `id` tells which answer is older. */
export type Ranked = { id: number; up: number; down: number; at: Date }

export type AnswerSort = 'best' | 'newest' | 'oldest'

export const answerSorts = ['best', 'newest', 'oldest'] as const satisfies AnswerSort[]

/** What one vote weighs at this age. */
export function voteWeight(ageDays: number): number {
  return 0.5 ** (Math.max(0, ageDays) / HALF_LIFE_DAYS)
}

/**
 * Lower end of Wilson's 95 % interval for the share of up votes: 7 of 7 is better than 9 of 11. Zero without votes.
 * Wilson, Journal of the American Statistical Association 22 (1927), 209-212.
 */
export function wilsonLowerBound(up: number, down: number): number {
  const votes = up + down
  if (votes <= 0) return 0
  const z = 1.96
  const share = up / votes
  const spread = z * Math.sqrt((share * (1 - share) + (z * z) / (4 * votes)) / votes)
  return Math.max(0, (share + (z * z) / (2 * votes) - spread) / (1 + (z * z) / votes))
}

/** A new array in the wanted order. "Best" goes by Wilson's bound, then by the sum of votes, then the older first. */
export function rankAnswers<T extends Ranked>(answers: readonly T[], sort: AnswerSort): T[] {
  return [...answers].sort(orders[sort])
}

const oldest = (one: Ranked, other: Ranked) => one.at.getTime() - other.at.getTime() || one.id - other.id

const orders: Record<AnswerSort, (one: Ranked, other: Ranked) => number> = {
  oldest,
  newest: (one, other) => oldest(other, one),
  best: (one, other) =>
    wilsonLowerBound(other.up, other.down) - wilsonLowerBound(one.up, one.down) ||
    other.up - other.down - (one.up - one.down) ||
    oldest(one, other),
}
