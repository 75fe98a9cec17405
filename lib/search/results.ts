import 'server-only'
import { inArray, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { listTagsOf } from '@/lib/questions/list'
import { fragmentGap, lessThan, type Marked, markEnd, markStart, readMarks } from './highlight'
import { obsoleteTier } from './lexemes'
import type { DocumentKind } from './parse'

export type SearchResult = {
  id: number
  kind: DocumentKind
  /** The question, or the page's path, that holds the document. */
  root: { id: number; slug: string }
  title: Marked[]
  snippet: Marked[]
  score: number
  answers: number
  accepted: boolean
  /** A page that holds no longer. */
  obsolete: boolean
  author: { handle: string }
  at: Date
  tags: { name: string; kind: string; vendor: string | null }[]
}

type Row = {
  id: string
  kind: DocumentKind
  root_id: string
  slug: string
  title: string
  snippet: string
  score: number
  answers: number
  accepted: boolean
  obsolete: boolean
  handle: string
  at: string
}

// Parsing for marks is the costly part; matches further down are found, not shown.
const SNIPPET_SOURCE = 12_000
const titleMarks = `StartSel=${markStart}, StopSel=${markEnd}, HighlightAll=true`
const textMarks = `StartSel=${markStart}, StopSel=${markEnd}, FragmentDelimiter=${fragmentGap}, MaxFragments=2, MaxWords=26, MinWords=10`

/** What a page of results shows, in the order of the ids. Looks at visibility once more. */
export async function listResults(ids: number[], marks: string): Promise<SearchResult[]> {
  if (ids.length === 0) return []
  const rows = await db.execute<Row>(sql`
    select p.id, p.kind, p.root_id, coalesce(q.slug, w.vendor || '/' || w.slug) as slug, p.score, p.created_at as at,
      ts_headline('prose', translate(d.title, '<', ${lessThan}), ${marks}::tsquery, ${titleMarks}) as title,
      ts_headline('prose', translate(left(d.plain, ${SNIPPET_SOURCE}::int), '<', ${lessThan}), ${marks}::tsquery, ${textMarks}) as snippet,
      coalesce(q.answer_count, 0) as answers,
      case p.kind when 'question' then q.accepted_count > 0
        else exists (select 1 from acceptance c where c.answer_id = p.id) end as accepted,
      p.kind = 'page' and d.tier = ${obsoleteTier}::int as obsolete, u.handle
    from search_document d join post p on p.id = d.post_id join post r on r.id = p.root_id join users u on u.id = p.author_id
      left join question q on q.post_id = p.root_id
      left join page w on w.post_id = p.root_id
    where ${inArray(sql`d.post_id`, ids)} and p.visible and r.visible`)
  const tags = await listTagsOf(rows.map(({ root_id }) => Number(root_id)))
  const results = new Map(
    rows.map((row) => [Number(row.id), toResult(row, tags.get(Number(row.root_id)) ?? [])]),
  )
  return ids.flatMap((id) => results.get(id) ?? [])
}

function toResult(
  { id, kind, root_id, slug, title, snippet, handle, at, ...numbers }: Row,
  tags: SearchResult['tags'],
) {
  return {
    ...numbers,
    id: Number(id),
    kind,
    root: { id: Number(root_id), slug },
    title: readMarks(title),
    snippet: readMarks(snippet.replace(/\s+/g, ' ')),
    author: { handle },
    at: new Date(at),
    tags,
  }
}
