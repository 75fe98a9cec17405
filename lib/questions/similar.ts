import 'server-only'
import { and, desc, eq, sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { db } from '@/db/client'
import { anyOf, idList } from '@/db/prepared'
import { posts, questions } from '@/db/schema'
import { tags } from '@/lib/cache'
import { listIdentifiers } from '@/lib/search/identifiers'
import { lexemes, quoteLexeme } from '@/lib/search/lexemes'
import { keptRead } from '@/lib/serving/kept-reads'
import { tagNamesOf } from '@/lib/tags/carried'

export type SimilarQuestion = {
  id: number
  slug: string
  title: string
  answers: number
  accepted: boolean
  /** Absent where even what somebody muted is worth knowing: before they ask the same. */
  tags?: string[]
}

const columns = {
  id: posts.id,
  slug: questions.slug,
  title: questions.title,
  answers: questions.answerCount,
  accepted: sql<boolean>`${questions.acceptedCount} > 0`,
}

/** Titles that look like this one, the most alike first; for the ask form. */
export async function listSimilarTitles(title: string, limit = 5): Promise<SimilarQuestion[]> {
  if (title.trim().length < 5) return []
  return db
    .select(columns)
    .from(questions)
    .innerJoin(posts, and(eq(posts.id, questions.postId), eq(posts.visible, true)))
    .where(sql`${questions.title} % ${title}`)
    .orderBy(desc(sql`similarity(${questions.title}, ${title})`), desc(posts.id))
    .limit(limit)
}

const RELATED = 6
const REMEMBERED = 20_000
const REMEMBERED_MS = 10 * 60_000

const related = new LRUCache<string, number[]>({ max: REMEMBERED, ttl: REMEMBERED_MS })

/**
 * Questions a reader of this one may want: they name the same errors, versions or devices, or share rare tags; those
 * with a title like this one's first. Which ones is worked out anew every ten minutes, because it costs more than all the
 * rest of the page; whether they may be seen, whenever lists change.
 */
export async function listRelatedQuestions(question: {
  id: number
  title: string
}): Promise<SimilarQuestion[]> {
  const key = `${question.id} ${question.title}`
  const ids = related.get(key) ?? (await findRelated(question))
  related.set(key, ids, { noUpdateTTL: true })
  if (ids.length === 0) return []
  const rows = await rowsOf(ids)
  return rows.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
}

const rowsOf = keptRead(async (ids: number[]) => visibleById.execute({ ids: idList(ids) }), {
  tags: [tags.list],
  keyOf: idList,
  most: REMEMBERED,
})

const visibleById = db
  .select({ ...columns, tags: tagNamesOf(sql`${posts.id}`) })
  .from(questions)
  .innerJoin(posts, and(eq(posts.id, questions.postId), eq(posts.visible, true)))
  .where(sql`${posts.id} = ${anyOf('ids')}`)
  .prepare('related questions')

/** What a title names exactly; empty where it holds ordinary words only, which matches nothing. */
function namedBy(title: string): string {
  const names = listIdentifiers(title).filter(({ whole }) => whole)
  return names.map(({ token }) => quoteLexeme(lexemes.name(token))).join(' | ')
}

async function findRelated({ id, title }: { id: number; title: string }): Promise<number[]> {
  const rows = await db.execute<{ id: number }>(sql`
    with mine as (
      select t.id, 1 / ln(t.question_count + 3) as weight from post_tag pt join tag t on t.id = pt.tag_id
      where pt.post_id = ${id} and t.kind <> 'vendor'
    ), near as (
      (select d.post_id from search_document d where d.words @@ ${namedBy(title)}::tsquery and d.kind = 'question' limit 60)
      union
      (select n.post_id from mine, lateral (select pt.post_id from post_tag pt where pt.tag_id = mine.id
        order by pt.post_id desc limit 20) n)
    )
    select p.id from near join post p on p.id = near.post_id and p.visible and p.kind = 'question'
      join question q on q.post_id = p.id
    where p.id <> ${id}
    order by 3 * similarity(q.title, ${title}) + (select coalesce(sum(mine.weight), 0) from post_tag pt
      join mine on mine.id = pt.tag_id where pt.post_id = p.id) desc, p.id desc
    limit ${RELATED}`)
  return rows.map((row) => row.id)
}
