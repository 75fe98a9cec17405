import type { Verdicts } from './types'

/** Fewer say nothing about a revision. */
export const VERDICTS_LEAST = 5

/** The whole percentage of readers whom a revision helped. */
export function shareOf({ solved, said }: Omit<Verdicts, 'number'>): number {
  return said === 0 ? 0 : Math.round((100 * solved) / said)
}

/** "It went from 40 % (revision 3) to 80 % (revision 7)": the course of the shares in words; oldest revision first. */
export function trendInWords(course: Verdicts[]): string {
  const [first, last] = [course[0], course.at(-1)]
  if (!first || !last) return ''
  const of = (one: Verdicts) => `${shareOf(one)} % of revision ${one.number}`
  if (first === last) return `It solved the problem for ${of(last)}’s readers.`
  const change = shareOf(last) - shareOf(first)
  const way = change > 0 ? 'up from' : change < 0 ? 'down from' : 'as with'
  return `It solved the problem for ${of(last)}’s readers, ${way} ${of(first)}’s.`
}
