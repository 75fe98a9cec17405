import 'server-only'
import { findDevices } from '@/lib/devices/queries'
import type { DeviceCard } from '@/lib/devices/types'
import { findErrors } from '@/lib/signatures/list'
import type { Signature } from '@/lib/signatures/types'
import { findPeople, findSimilarTitles, findTags } from './beside'
import { formatSearchCursor, isDocumentKind, PAGES_MAX, type SearchRequest } from './input'
import { singleTerms } from './match'
import { type DocumentKind, isEmptySearch, type ParsedSearch, parseSearch, wordsOf } from './parse'
import { rankDocuments } from './rank'
import { resolveSearch } from './resolve'
import { listResults, type SearchResult } from './results'

export const RESULTS_PAGE = 20
/** With fewer documents than this, titles that only look alike are offered too. */
const FEW = 3
const BESIDE = 6
const DEVICES = 5
const ERRORS = 4
const ERROR_WORDS_MAX = 200
const DEVICE_WORDS_MAX = 60
const NAMES_PAGE = 50

type FoundTag = Awaited<ReturnType<typeof findTags>>[number]
type FoundError = Pick<Signature, 'id' | 'vendor' | 'slug' | 'code' | 'title' | 'severity'>
type FoundPerson = Awaited<ReturnType<typeof findPeople>>[number]
export type FoundTitle = Awaited<ReturnType<typeof findSimilarTitles>>[number]

export type SearchAnswer = {
  search: ParsedSearch
  results: SearchResult[]
  counts: Record<DocumentKind, number>
  /** Kinds of which there may be more than counted. */
  open: DocumentKind[]
  tags: FoundTag[]
  people: FoundPerson[]
  devices: DeviceCard[]
  /** Known errors that the words name. */
  errors: FoundError[]
  similar: FoundTitle[]
  next: string | null
  /** Set when the last allowed page was reached and there is more. */
  endless: boolean
  /** Names that do not exist. */
  missing: string[]
  tooSlow: boolean
  /** No document holds all the words; these hold all but one. */
  relaxed: boolean
}

/**
 * Everything a page of results shows. Null for text that cannot be searched for (NUL, broken Unicode). What is deleted,
 * hidden or muted by the viewer appears neither in the list nor in the counts.
 */
export async function searchSite(
  request: SearchRequest,
  viewerId: string | null,
): Promise<SearchAnswer | null> {
  const search = parseSearch(request.query)
  if (!search) return null
  if (request.tag && !search.tags.some(({ name }) => name === request.tag))
    search.tags.push({ name: request.tag, not: false })
  const empty = {
    search,
    results: [],
    counts: { question: 0, answer: 0, page: 0 },
    open: [],
    tags: [],
    people: [],
    devices: [],
    errors: [],
    similar: [],
  }
  const nothing: SearchAnswer = {
    ...empty,
    next: null,
    endless: false,
    missing: [],
    tooSlow: false,
    relaxed: false,
  }
  if (isEmptySearch(search)) return nothing
  const words = wordsOf(search)
  const [documents, tags, people, devices] = await Promise.all([
    findDocuments(request, search, viewerId),
    findTags(words, request.kind === 'tag' ? NAMES_PAGE : BESIDE),
    findPeople(words || (search.user ?? ''), request.kind === 'user' ? NAMES_PAGE : BESIDE),
    // Names of devices hold a number; other words are seldom meant as one.
    /\d/.test(words) && words.length <= DEVICE_WORDS_MAX ? findDevices(words, DEVICES) : [],
  ])
  const few = documents.relaxed || sumOf(documents.counts) < FEW
  const similar = few ? await findSimilarTitles(words, 5, viewerId === null ? null : { id: viewerId }) : []
  const shown = new Set(documents.results.map(({ title }) => title.map(({ text }) => text).join('')))
  return {
    ...nothing,
    ...documents,
    tags,
    people,
    devices,
    errors: findNamedErrors(words),
    similar: similar.filter(({ title }) => !shown.has(title)),
  }
}

function findNamedErrors(words: string): FoundError[] {
  if (words.length < 3 || words.length > ERROR_WORDS_MAX) return []
  return findErrors(words, ERRORS).map(({ id, vendor, slug, code, title, severity }) => ({
    ...{ id, vendor, slug, code, title, severity },
  }))
}

async function findDocuments(request: SearchRequest, search: ParsedSearch, viewerId: string | null) {
  const none = { results: [], counts: { question: 0, answer: 0, page: 0 }, relaxed: false }
  const { resolved, missing } = await resolveSearch(search, viewerId)
  if (missing.length > 0) return { ...none, missing }
  const { kind, sort, after } = request
  const limit = isDocumentKind(kind) ? RESULTS_PAGE + 1 : 0
  const wish = { kind: isDocumentKind(kind) ? kind : null, sort, after, limit }
  const strict = await rankDocuments(resolved, wish)
  const relaxed = strict !== null && sumOf(strict.counts) === 0 && canRelax(search)
  const ranked = relaxed ? await rankDocuments({ ...resolved, relaxed }, wish) : strict
  if (!ranked) return { ...none, tooSlow: true }
  const rows = ranked.rows.slice(0, RESULTS_PAGE)
  const last = rows.at(-1)
  const isMore = ranked.rows.length > RESULTS_PAGE && last !== undefined
  const page = (after?.page ?? 0) + 1
  return {
    results: await listResults(
      rows.map(({ id }) => id),
      ranked.marks,
    ),
    counts: ranked.counts,
    open: ranked.open,
    relaxed: relaxed && sumOf(ranked.counts) > 0,
    next: isMore && page < PAGES_MAX ? formatSearchCursor(sort, { ...last, page }) : null,
    endless: isMore && page >= PAGES_MAX,
  }
}

/** Leaving one word out of many makes sense; out of one it does not, and each one more is one more alternative. */
function canRelax(search: ParsedSearch): boolean {
  const wanted = singleTerms(search).filter(({ not }) => !not)
  return wanted.length >= 2 && wanted.length <= 8
}

function sumOf(counts: Record<DocumentKind, number>): number {
  return counts.question + counts.answer + counts.page
}
