import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import type { Machine } from '@/lib/rigs/match'
import { lexemes, quoteLexeme } from './lexemes'
import type { ParsedSearch, SearchTerm } from './parse'

/** Names of a query as ids. Each entry of `tags` holds a tag with all tags below it. */
export type ResolvedSearch = {
  search: ParsedSearch
  tags: { ids: number[]; not: boolean }[]
  authorId: string | null
  /** What `rig:mine` stands for. */
  machine: Machine | null
  /** Tags and threads that the viewer muted; never shown. */
  muted: { tags: number[]; threads: number[] }
  /** All words but one are enough. */
  relaxed: boolean
}

/** The five queries of one search, as Postgres wrote them. Empty texts match nothing. */
export type Match = {
  exact: string
  /** Without the order of words in phrases, which the index cannot check. */
  broad: string
  /** What ranks: the words, and the exact names. */
  prose: string
  names: string
  /** Each word alone, for marking. */
  marks: string
}

/** Select list that turns a search into its queries. Plain text goes in as parameters only. */
export function matchColumns({ search, tags, authorId, machine, muted, relaxed }: ResolvedSearch): SQL {
  const terms = relaxed ? singleTerms(search) : search.terms
  const wanted = terms.filter(({ not }) => !not)
  const facts = [
    ...tags.map(({ ids, not }) => negate(anyOf(ids.map((id) => literal(lexemes.tag(id)))), not)),
    ...muted.tags.map((id) => negate(literal(lexemes.tag(id)), true)),
    ...muted.threads.map((id) => negate(literal(lexemes.thread(id)), true)),
    ...(authorId ? [literal(lexemes.author(authorId))] : []),
    ...search.devices.map((id) => literal(lexemes.device(id))),
    ...search.drivers.map((name) => literal(lexemes.driver(name))),
    ...(machine ? [anyOf(lexemesOf(machine).map(literal))] : []),
  ]
  const unwanted = terms.filter(({ not }) => not)
  // Nothing that excludes a phrase may be made broader: it would exclude more.
  const surely = unwanted.filter(({ kind }) => kind === 'words' || kind === 'name')
  const combineAll = relaxed ? allButOne : allOf
  const columns = {
    exact: allOf([
      combineAll(wanted.map(exactly)),
      ...unwanted.map((term) => negate(exactly(term), true)),
      ...facts,
    ]),
    broad: allOf([
      combineAll(wanted.map(broadly)),
      ...surely.map((term) => negate(exactly(term), true)),
      ...facts,
    ]),
    prose: (relaxed ? anyOf : allOf)(wanted.filter(({ kind }) => kind !== 'name').map(inProse)),
    names: anyOf(wanted.flatMap(namesOf).map(literal)),
    marks: anyOf(wanted.flatMap(marksOf)),
  }
  return sql.join(
    Object.entries(columns).map(([name, query]) => sql`(${query})::text as ${sql.identifier(name)}`),
    sql`, `,
  )
}

/** The wanted and unwanted terms with each word on its own. */
export function singleTerms({ terms }: ParsedSearch): SearchTerm[] {
  return terms.flatMap((term) =>
    term.kind === 'words' ? term.text.split(' ').map((text) => ({ ...term, text })) : [term],
  )
}

/** Whether the words alone cannot decide: phrases are compared with the text itself. */
export function needsRecheck({ terms }: ParsedSearch): boolean {
  return terms.some(({ kind }) => kind === 'phrase' || kind === 'compound')
}

function lexemesOf({ pciIds, driver, branch }: Machine): string[] {
  const inBranch = driver === null || branch === null ? [] : [lexemes.driver(`${driver}/${branch}`)]
  const all = [...pciIds.map(lexemes.device), ...inBranch]
  // An empty query would match everything; no document has a device without a name.
  return all.length > 0 ? all : [lexemes.device('')]
}

function exactly(term: SearchTerm): SQL {
  if (term.kind === 'name') return literal(lexemes.name(term.text))
  if (term.kind === 'words') return words(term.text)
  const inOrder = phrase(term.text)
  return term.kind === 'phrase' ? inOrder : sql`(${literal(lexemes.name(term.text))} || ${inOrder})`
}

function broadly(term: SearchTerm): SQL {
  if (term.kind === 'name' || term.kind === 'words') return exactly(term)
  const together = plain(term.text)
  return term.kind === 'phrase' ? together : sql`(${literal(lexemes.name(term.text))} || ${together})`
}

function inProse(term: SearchTerm): SQL {
  return term.kind === 'words' ? words(term.text) : phrase(term.text)
}

/** All words; a bare number like 580 is also a shorter form of a version. */
function words(text: string): SQL {
  const numbers = text.split(' ').filter(isNumber)
  const rest = text.split(' ').filter((word) => !isNumber(word))
  const either = numbers.map((number) => sql`(${plain(number)} || ${literal(lexemes.name(number))})`)
  return allOf(rest.length > 0 ? [plain(rest.join(' ')), ...either] : either)
}

function namesOf({ kind, text }: SearchTerm): string[] {
  if (kind === 'phrase') return []
  const names = kind === 'words' ? text.split(' ').filter(isNumber) : [text]
  return names.map(lexemes.name)
}

function marksOf({ kind, text }: SearchTerm): SQL[] {
  if (kind === 'words') return text.split(' ').map(plain)
  return [kind === 'phrase' ? phrase(text) : plain(text.replace('-', ' '))]
}

const isNumber = (word: string) => /^\d{3,6}$/.test(word)
const plain = (text: string) => sql`plainto_tsquery('prose', ${text.replaceAll('<', ' ')})`
// A compound is asked for as its words, because people also write them apart.
const phrase = (text: string) =>
  sql`phraseto_tsquery('prose', ${(/^\p{L}+-\p{L}+$/u.test(text) ? text.replace('-', ' ') : text).replaceAll('<', ' ')})`
const literal = (lexeme: string) => sql`${quoteLexeme(lexeme)}::tsquery`
const negate = (query: SQL, not: boolean) => (not ? sql`(!! ${query})` : query)
const allOf = (queries: SQL[]) => combine(queries, sql` && `)
const anyOf = (queries: SQL[]) => combine(queries, sql` || `)

/** One after the other is left out; two are an either-or. */
function allButOne(queries: SQL[]): SQL {
  return queries.length < 2
    ? allOf(queries)
    : anyOf(queries.map((_, left) => allOf(queries.filter((_, at) => at !== left))))
}

function combine(queries: SQL[], operator: SQL): SQL {
  return queries.length === 0 ? sql`''::tsquery` : sql`(${sql.join(queries, operator)})`
}
