import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { candidateLimits } from './input'
import { highestTier, lexemes, obsoleteTier, quoteLexeme } from './lexemes'
import { type Match, needsRecheck } from './match'
import { type DocumentKind, documentKinds, type ParsedSearch } from './parse'

/** Most documents of one tier that are compared with a phrase, or with a score or state, which is cheaper. */
const RECHECKED = { phrase: 400, state: 3_000 }
/** In a tier whose documents had too low a score an hour ago. */
const RECHECKED_LATELY = 300
/** Most documents that are listed at once, whatever their kind and tier. */
const LISTED = 20_000
/** Most documents of a kind that are read through for words of which nearly every document holds some. */
const READ_THROUGH = 1_000

/** How candidates are come by: all of them at once, or by tiers but for the kinds of which the best are read through. */
export type Way = 'listed' | { read: DocumentKind[] }

/**
 * Ids and kinds of what may be shown, bounded by `candidateLimits`. Words in few documents are looked up in the index
 * once; of more, tier by tier, so that the best come first. For words in half the forum either would list all of it, so the
 * best documents of those kinds are read through until enough match.
 */
export function candidates(search: ParsedSearch, match: Match, way: Way): SQL {
  const kinds = kindsOf(search)
  if (kinds.length === 0) return sql`select 0::bigint as post_id, ''::text as kind where false`
  if (way === 'listed') return listed(search, match, kinds)
  const branches = kinds.map((kind) => {
    const found = way.read.includes(kind)
      ? [readThrough(search, match, kind)]
      : tiersOf(kind, search).map((tier) => inTier(search, match, kind, tier))
    const all = sql.join(
      found.map((one) => sql`(${one})`),
      sql` union all `,
    )
    return sql`(select post_id, ${kind}::text as kind from (${all}) ${sql.identifier(kind)} limit ${candidateLimits[kind]})`
  })
  return sql.join(branches, sql` union all `)
}

/** Kinds that the operators leave: an unanswered thing is a question, an accepted one no page. */
export function kindsOf({ kinds, unanswered, accepted, obsolete }: ParsedSearch): DocumentKind[] {
  return documentKinds.filter(
    (kind) =>
      (kinds.length === 0 || kinds.includes(kind)) &&
      (!unanswered || kind === 'question') &&
      (!accepted || kind !== 'page') &&
      (obsolete !== 'only' || kind === 'page'),
  )
}

/** What the words cannot say: score and state, of a document named `d`. */
export function stateConditions({ score, unanswered, accepted }: ParsedSearch): SQL[] {
  const conditions: SQL[] = []
  if (score.least !== null) conditions.push(sql`p.score >= ${score.least}`)
  if (score.most !== null) conditions.push(sql`p.score <= ${score.most}`)
  if (unanswered)
    conditions.push(sql`exists (select 1 from question q where q.post_id = d.post_id
      and q.accepted_count = 0 and q.best_answer_score <= 0)`)
  if (accepted)
    conditions.push(sql`(exists (select 1 from question q where q.post_id = d.post_id and q.accepted_count > 0)
      or exists (select 1 from acceptance c where c.answer_id = d.post_id))`)
  return conditions
}

function listed(search: ParsedSearch, match: Match, kinds: DocumentKind[]): SQL {
  const conditions = [
    sql`d.kind in ${kinds}`,
    ...standing(search),
    ...(needsRecheck(search) ? [sql`d.words @@ ${match.exact}::tsquery`] : []),
    ...stateConditions(search),
  ]
  const limits = kinds.map((kind) => sql`when ${kind} then ${candidateLimits[kind]}::int`)
  return sql`select post_id, kind from (
      select d.post_id, d.kind, row_number() over (partition by d.kind order by d.tier desc, d.post_id desc) as place
      from (select post_id, kind, tier, words from search_document where words @@ ${match.broad}::tsquery limit ${LISTED}) d
        ${search.score.least !== null || search.score.most !== null ? sql`join post p on p.id = d.post_id` : sql``}
      where ${sql.join(conditions, sql` and `)}) placed
    where place <= case kind ${sql.join(limits, sql` `)} end`
}

function inTier(search: ParsedSearch, match: Match, kind: DocumentKind, tier: number): SQL {
  const fact = lexemes.kind(kind, tier)
  const conditions = stateConditions(search)
  if (conditions.length === 0 && !needsRecheck(search))
    return sql`select post_id from search_document where words @@ ${withFact(match.exact, fact)}::tsquery`
  const join = conditions.length > 0 ? sql`join post p on p.id = d.post_id` : sql``
  // LIMIT keeps the planner from comparing every document of a common word.
  const found = (columns: SQL, limit: number) =>
    sql`select ${columns} from search_document where words @@ ${withFact(match.broad, fact)}::tsquery limit ${limit}`
  if (!needsRecheck(search))
    return sql`select d.post_id from (${found(sql`post_id`, mayHold(tier, search) ? RECHECKED.state : RECHECKED_LATELY)}) d ${join}
      where ${sql.join(conditions, sql` and `)}`
  return sql`select d.post_id from (${found(sql`post_id, words`, RECHECKED.phrase)}) d ${join}
    where ${sql.join([sql`d.words @@ ${match.exact}::tsquery`, ...conditions], sql` and `)}`
}

/** Whether documents of the tier have the score asked for, as far as they stand where they belong: see `tierOf`. */
function mayHold(tier: number, { score: { least } }: ParsedSearch): boolean {
  return least === null || tier >= (least >= 5 ? highestTier : least >= 1 ? 1 : 0)
}

function readThrough(search: ParsedSearch, match: Match, kind: DocumentKind): SQL {
  const conditions = stateConditions(search)
  const join = conditions.length > 0 ? sql`join post p on p.id = d.post_id` : sql``
  const holding = kind === 'page' ? sql`and ${sql.join([sql`true`, ...standing(search)], sql` and `)}` : sql``
  const best = sql`select d.post_id, d.words from search_document d where d.kind = ${kind} ${holding}
      order by tier desc, post_id desc limit ${READ_THROUGH}`
  // Among the best documents there is hardly one without a solution.
  const unanswered = sql`select o.post_id, o.words from (select post_id from question
      where accepted_count = 0 and best_answer_score <= 0 order by post_id desc limit ${READ_THROUGH}) q
    join search_document o on o.post_id = q.post_id`
  return sql`select d.post_id from (${search.unanswered ? unanswered : best}) d ${join}
    where ${sql.join([match.exact === '' ? sql`true` : sql`d.words @@ ${match.exact}::tsquery`, ...conditions], sql` and `)}`
}

function withFact(query: string, fact: string): string {
  return query === '' ? quoteLexeme(fact) : `( ${query} ) & ${quoteLexeme(fact)}`
}

/** Whether pages that hold no longer are wanted, of a document named `d` with its tier. */
export function standing({ obsolete }: ParsedSearch): SQL[] {
  if (obsolete === 'in') return []
  return [
    obsolete === 'only'
      ? sql`d.tier = ${obsoleteTier}::int`
      : sql`(d.kind <> 'page' or d.tier > ${obsoleteTier}::int)`,
  ]
}

function tiersOf(kind: DocumentKind, { obsolete }: ParsedSearch): number[] {
  if (kind === 'page')
    return [...(obsolete === 'only' ? [] : [highestTier]), ...(obsolete === 'out' ? [] : [obsoleteTier])]
  return Array.from({ length: highestTier + 1 }, (_, index) => highestTier - index)
}
