import { type AnswerSort, answerSorts } from './ranking'

type Params = Record<string, string | string[] | undefined>

/** Reads `?sort=newest&page=2`; null when either is not what our links say. */
export function answerView({ sort = 'best', page = '1' }: Params): { sort: AnswerSort; page: number } | null {
  const known = answerSorts.find((one) => one === sort)
  if (!known || typeof page !== 'string' || !/^[1-9]\d{0,3}$/.test(page)) return null
  return { sort: known, page: Number(page) }
}

/** The query string of a view, without what is the default: '' or '?sort=newest&page=2'. */
export function answerQuery({ sort, page }: { sort: AnswerSort; page: number }): string {
  const query = new URLSearchParams()
  if (sort !== 'best') query.set('sort', sort)
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? '' : `?${query}`
}
