import { type DocumentKind, documentKinds } from './parse'

export const searchSorts = ['relevance', 'newest', 'votes'] as const
export type SearchSort = (typeof searchSorts)[number]

export const searchKinds = [...documentKinds, 'tag', 'user'] as const
export type SearchKind = (typeof searchKinds)[number]

/** The last row of a page, and which page it ended. */
export type SearchCursor = { value: number; id: number; page: number }

export type SearchRequest = {
  query: string
  kind: SearchKind | null
  tag: string | null
  sort: SearchSort
  after: SearchCursor | null
}

/**
 * Most documents of a kind that are ranked and counted for one search. A rarer word is answered completely; of a
 * common one the best tier comes first, so that ranking costs the same in a forum of any size.
 */
export const candidateLimits: Record<DocumentKind, number> = { page: 150, question: 300, answer: 150 }

/** Nobody reads further; who does needs another word, not another page. */
export const PAGES_MAX = 10
/** Longer texts get the page for bad addresses. */
const QUERY_LONGEST = 10_000

type Params = Record<string, string | string[] | undefined>

/** Reads `?q=&kind=&tag=&sort=&after=`; null when any of them is not what our links and forms say. */
export function parseSearchRequest(params: Params): SearchRequest | null {
  const { q = '', kind, tag, sort = 'relevance', after } = params
  if (typeof q !== 'string' || q.length > QUERY_LONGEST) return null
  const knownKind = searchKinds.find((one) => one === kind)
  const knownSort = searchSorts.find((one) => one === sort)
  if (!knownSort || (kind && !knownKind)) return null
  if (tag && (typeof tag !== 'string' || !/^[a-z0-9][a-z0-9.+#-]{0,34}$/.test(tag))) return null
  const cursor = after === undefined || after === '' ? null : parseSearchCursor(after, knownSort)
  if (cursor === undefined) return null
  return {
    query: q.trim(),
    kind: knownKind ?? null,
    tag: typeof tag === 'string' && tag !== '' ? tag : null,
    sort: knownSort,
    after: cursor,
  }
}

/** The address of a search, without what is the default. */
export function searchQuery(
  request: Pick<SearchRequest, 'query'> &
    Partial<Pick<SearchRequest, 'kind' | 'tag' | 'sort'>> & { after?: string },
): string {
  const { query, kind, tag, sort = 'relevance', after } = request
  const fields = new URLSearchParams({ q: query })
  if (kind) fields.set('kind', kind)
  if (tag) fields.set('tag', tag)
  if (sort !== 'relevance') fields.set('sort', sort)
  if (after) fields.set('after', after)
  return `?${fields}`
}

export function formatSearchCursor(sort: SearchSort, { value, id, page }: SearchCursor): string {
  return `${sort.charAt(0)}.${value}.${id}.${page}`
}

/** Kinds that the ranked list holds; the others are short lists of their own. */
export function isDocumentKind(kind: SearchKind | null): kind is DocumentKind | null {
  return kind !== 'tag' && kind !== 'user'
}

function parseSearchCursor(text: string | string[], sort: SearchSort): SearchCursor | undefined {
  if (typeof text !== 'string') return undefined
  const parts = /^([rnv])\.(-?\d{1,10})\.([1-9]\d{0,14})\.([1-9])$/.exec(text)
  if (!parts || parts[1] !== sort.charAt(0)) return undefined
  const cursor = { value: Number(parts[2]), id: Number(parts[3]), page: Number(parts[4]) }
  return Math.abs(cursor.value) < 2 ** 31 ? cursor : undefined
}
