import { routes } from '@/lib/routes'
import { splitTags } from '@/lib/tags/input'
import { TAG_MAX } from '@/lib/tags/limits'
import { type Cursor, parseCursor } from './cursor'

export const questionSorts = ['newest', 'active', 'unanswered', 'votes'] as const

export type QuestionSort = (typeof questionSorts)[number]

/** What a list shows: questions with all of `all` and none of `none`, from after the cursor. */
export type ListFilter = {
  sort: QuestionSort
  all: string[]
  none: string[]
  /** Only what fits the reader's own machine. */
  mine?: boolean
  after: Cursor | null
}

type Params = Record<string, string | string[] | undefined>

/** Most tags one address may name; each is one more look-up a row. */
const FILTER_TAGS = 6

/** Reads `?sort=&tags=nvidia,-wayland&rig=mine&after=`; null when any of them is not what our links say. */
export function parseListFilter(params: Params): ListFilter | null {
  const sort = oneOf(params.sort ?? 'newest')
  const tags = parseTags(params.tags ?? '')
  if (!sort || !tags || (params.rig !== undefined && params.rig !== 'mine')) return null
  const filter = { sort, ...tags, ...(params.rig === 'mine' ? { mine: true } : {}) }
  if (params.after === undefined) return { ...filter, after: null }
  const after = typeof params.after === 'string' ? parseCursor(params.after, sort) : null
  return after && { ...filter, after }
}

/** The filter of the list at an address of this site, path and query; null when no list is there. */
export function listFilterOf(address: string): ListFilter | null {
  const [path, query] = address.split('?', 2)
  return path === routes.questions() ? parseListFilter(Object.fromEntries(new URLSearchParams(query))) : null
}

/** The query string of a list, without what is the default: '' or '?sort=votes&tags=nvidia%2C-wayland'. */
export function listQuery(
  filter: Partial<{ sort: QuestionSort; all: string[]; none: string[]; mine: boolean; after: string }>,
): string {
  const { sort = 'newest', all = [], none = [], mine = false, after } = filter
  const query = new URLSearchParams()
  if (sort !== 'newest') query.set('sort', sort)
  const tags = [...all, ...none.map((tag) => `-${tag}`)]
  if (tags.length > 0) query.set('tags', tags.join(','))
  if (mine) query.set('rig', 'mine')
  if (after) query.set('after', after)
  return query.size === 0 ? '' : `?${query}`
}

function oneOf(value: string | string[]): QuestionSort | null {
  return questionSorts.find((sort) => sort === value) ?? null
}

function parseTags(value: string | string[]): { all: string[]; none: string[] } | null {
  if (typeof value !== 'string' || value.length > FILTER_TAGS * (TAG_MAX + 2)) return null
  const words = splitTags(value)
  if (words.length > FILTER_TAGS || !words.every((word) => /^-?[a-z0-9][a-z0-9.+#-]*$/.test(word)))
    return null
  return {
    all: words.filter((word) => !word.startsWith('-')),
    none: words.filter((word) => word.startsWith('-')).map((word) => word.slice(1)),
  }
}
