import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Transaction, transaction } from '@/db/client'
import { codeOf } from '@/db/failure'
import { candidates, kindsOf, standing, stateConditions, type Way } from './candidates'
import { candidateLimits, type SearchCursor, type SearchSort } from './input'
import { type Match, matchColumns, needsRecheck, type ResolvedSearch } from './match'
import { type DocumentKind, documentKinds, type ParsedSearch } from './parse'

export type Wish = { kind: DocumentKind | null; sort: SearchSort; after: SearchCursor | null; limit: number }
export type Ranked = {
  rows: { id: number; value: number }[]
  counts: Record<DocumentKind, number>
  /** The kinds of which there may be more than counted. */
  open: DocumentKind[]
  /** Words to mark, for `ts_headline`. */
  marks: string
}

const TIME_LIMIT_MS = 1_200
/** Share of all documents, measured: above it, reading through is quicker. */
const DENSE = 0.04
/** In a smaller forum everything is quick. */
const SMALL = 20_000
/** So many documents are looked up in the index at once sooner than tier by tier. */
const FEW = 3_000
/** Fewer than this, a page of results, are no sign of words that are everywhere. */
const ENOUGH = 20

/** Ids of one page of results and how many there are of each kind; null when it took too long. */
export async function rankDocuments(resolved: ResolvedSearch, wish: Wish): Promise<Ranked | null> {
  try {
    return await transaction((tx) => rank(tx, resolved, wish), { retries: 0 })
  } catch (error) {
    if (codeOf(error) === '57014') return null
    throw error
  }
}

async function rank(tx: Transaction, resolved: ResolvedSearch, wish: Wish): Promise<Ranked> {
  // A sequential scan looks cheap to the planner under a small LIMIT and is not, when matches stand far apart.
  const [match] = await tx.execute<Match & { total: number }>(sql`
    select set_config('statement_timeout', ${String(TIME_LIMIT_MS)}, true), set_config('enable_seqscan', 'off', true),
      (select reltuples::int from pg_class where oid = 'search_document'::regclass) as total,
      ${matchColumns(resolved)}`)
  const nothing = { rows: [], counts: { question: 0, answer: 0, page: 0 }, open: [], marks: '' }
  // Words that are all too common leave an empty query, which would match everything.
  if (!match || (match.exact === '' && resolved.search.terms.length > 0)) return nothing
  const way = await chooseWay(tx, resolved.search, match)
  let read = way === 'listed' ? [] : way.read
  let found = await find(tx, resolved, match, wish, way)
  // Words may be common each and hardly ever together, or not in what was read: those the index knows.
  const enough = read.filter((kind) => found.counts[kind] >= ENOUGH)
  if (enough.length < read.length) {
    const known = await find(tx, resolved, match, wish, restOf(resolved.search, enough))
    if (sumOf(known.counts) >= sumOf(found.counts)) {
      read = enough
      found = known
    }
  }
  const { counts } = found
  const open = documentKinds.filter((kind) => counts[kind] >= candidateLimits[kind] || read.includes(kind))
  const rows =
    wish.sort === 'newest' && open.some((kind) => !wish.kind || kind === wish.kind)
      ? await listNewest(tx, resolved, match, wish)
      : found.rows
  return { rows, counts, open, marks: match.marks }
}

/** What holds rare pairs of common words is found at once; what has to be compared one by one goes by tiers. */
function restOf(search: ParsedSearch, read: DocumentKind[]): Way {
  const isPlain = read.length === 0 && !needsRecheck(search) && stateConditions(search).length === 0
  return isPlain ? 'listed' : { read }
}

const sumOf = ({ question, answer, page }: Ranked['counts']) => question + answer + page

type Found = { counts: Ranked['counts']; rows: Ranked['rows'] }

async function find(
  tx: Transaction,
  { search }: ResolvedSearch,
  match: Match,
  wish: Wish,
  way: Way,
): Promise<Found> {
  const [found] = await tx.execute<{ counts: Partial<Ranked['counts']> | null; rows: Ranked['rows'] | null }>(
    sql`with found as materialized (${candidates(search, match, way)})
      select (select json_object_agg(kind, n) from (select kind, count(*) as n from found group by kind) c) as counts,
        (select json_agg(json_build_object('id', r.id, 'value', r.value)) from (${pageOf(match, wish)}) r) as rows`,
  )
  return { counts: { question: 0, answer: 0, page: 0, ...found?.counts }, rows: found?.rows ?? [] }
}

/** By Postgres's own estimate of how many documents match: of very many it costs less to read through some. */
async function chooseWay(
  tx: Transaction,
  search: ParsedSearch,
  { exact, total }: Match & { total: number },
): Promise<Way> {
  const all = { read: kindsOf(search) }
  if (total < SMALL) return exact === '' ? { read: [] } : 'listed'
  if (exact === '' || search.unanswered) return all
  const [plan] = await tx.execute(
    sql`explain (format json) select 1 from search_document where words @@ ${exact}::tsquery`,
  )
  const [estimate] = planShape.parse(plan?.['QUERY PLAN'])
  const rows = estimate.Plan['Plan Rows']
  if (rows > total * DENSE) return all
  // Words of a phrase stand together more often than the estimate knows, and each must be compared.
  return rows <= FEW && !needsRecheck(search) ? 'listed' : { read: [] }
}

const planShape = z.tuple([z.object({ Plan: z.object({ 'Plan Rows': z.number() }) })])

function pageOf(match: Match, { kind, sort, after, limit }: Wish): SQL {
  const value = { relevance: relevance(match), newest: sql`0`, votes: sql`p.score` }[sort]
  return sql`select id, value from (
      select d.post_id as id, ${value} as value from found f join search_document d on d.post_id = f.post_id
        ${sort === 'votes' ? sql`join post p on p.id = d.post_id` : sql``}
      ${kind ? sql`where f.kind = ${kind}` : sql``}) v
    ${after ? sql`where (value, id) < (${after.value}::int, ${after.id}::bigint)` : sql``}
    order by value desc, id desc limit ${limit}`
}

/** Nearness of the words in title and text, exact names, then a little for votes and for pages; a whole number. */
function relevance({ prose, names }: Match): SQL {
  return sql`least(2e9, 1e6 * (0.001
      + ts_rank_cd('{0.1, 0.2, 0.4, 1}', d.words, ${prose}::tsquery, 1)
      + 2 * ts_rank('{0.1, 0.2, 0.4, 1}', d.words, ${names}::tsquery))
    * (1 + 0.15 * d.tier + case d.kind when 'page' then 0.3 when 'question' then 0.2 else 0 end))::int`
}

/** For words so common that candidates are not complete: every few documents match, so the newest are read through. */
async function listNewest(tx: Transaction, { search }: ResolvedSearch, match: Match, wish: Wish) {
  const { kind, after, limit } = wish
  const kinds = kind ? [kind] : kindsOf(search)
  const where = [
    sql`d.kind in ${kinds}`,
    ...standing(search),
    ...(match.exact === '' ? [] : [sql`d.words @@ ${match.exact}::tsquery`]),
    ...stateConditions(search),
  ]
  const rows = await tx.execute<{ id: string }>(sql`
    select d.post_id as id from (select post_id, kind, tier, words from search_document
        ${after ? sql`where post_id < ${after.id}` : sql``} order by post_id desc limit 20000) d
      join post p on p.id = d.post_id
    where ${sql.join(where, sql` and `)} order by d.post_id desc limit ${limit}`)
  return rows.map(({ id }) => ({ id: Number(id), value: 0 }))
}
