import type { QuestionSummary } from './list'
import type { QuestionSort } from './list-input'

/** A line of a list as components/question-row.tsx shows it; "active" says who was there last. */
export function rowView(question: QuestionSummary, sort: QuestionSort = 'newest') {
  const { closed, lastActivityAt, lastActor, askedAt, ...row } = question
  const isNews = sort === 'active' && lastActivityAt.getTime() !== askedAt.getTime()
  const by = lastActor === null ? question.author : { handle: lastActor }
  return {
    ...row,
    askedAt,
    activity: isNews ? { verb: 'active', at: lastActivityAt, by } : undefined,
    closed: closed === null ? null : closed === 'duplicate' ? ('duplicate' as const) : ('closed' as const),
  }
}
