import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { signatures } from '@/db/schema'
import { stillHolds } from '@/lib/obsolescence/queries'
import { tagNamesOf } from '@/lib/tags/carried'

const QUESTIONS_EACH = 3
/** The newest posts with a signature that are looked at. */
const LOOKED_AT = 300

export type SignatureQuestion = {
  signatureId: string
  id: number
  slug: string
  title: string
  answers: number
  accepted: boolean
  tags: string[]
}

/** Questions that show the signatures, also in an answer, the most useful first: a few for each. */
export async function listQuestionsWith(ids: string[], each = QUESTIONS_EACH): Promise<SignatureQuestion[]> {
  if (ids.length === 0) return []
  const rows = await db.execute<SignatureQuestion>(sql`
    select wanted.id as "signatureId", found.* from unnest(${textArray(ids)}) as wanted (id)
    cross join lateral (
      select q.post_id::int as id, q.slug, q.title, q.answer_count as answers, q.accepted_count > 0 as accepted,
        ${tagNamesOf(sql`q.post_id`)} as tags
      from (${rootsOf(sql`wanted.id`)}) shown
        join post r on r.id = shown.root_id and r.visible join question q on q.post_id = r.id
      order by q.accepted_count > 0 desc, q.best_answer_score desc, r.score desc, r.id desc
      limit ${each}) found`)
  return [...rows]
}

/** In how many questions each signature was seen; those never seen are absent. */
export async function countSightings(): Promise<Map<string, number>> {
  const rows = await db.execute<{ id: string; seen: number }>(sql`
    select ps.signature_id as id, count(distinct p.root_id)::int as seen
    from post_signature ps join post p on p.id = ps.post_id and p.visible and p.kind in ('question', 'answer')
      join post r on r.id = p.root_id and r.visible
    group by 1`)
  return new Map(rows.map(({ id, seen }) => [id, seen]))
}

/** Pages of the wiki that show one of the signatures, those about it alone first. */
export async function listPagesWith(ids: string[], limit = 6) {
  if (ids.length === 0) return []
  const rows = await db.execute<{
    root: { id: number; tags: string[] }
    vendor: string
    slug: string
    title: string
    lead: string
  }>(sql`
    select json_build_object('id', page.post_id, 'tags', ${tagNamesOf(sql`page.post_id`)}) as root,
      page.vendor, page.slug, page.title, page.lead
    from (select ps.post_id, count(*) as shared from post_signature ps join post p on p.id = ps.post_id and p.visible and p.kind = 'page'
        where ps.signature_id = any(${textArray(ids)}) group by 1) found
      join page on page.post_id = found.post_id and ${stillHolds()}
      left join ${signatures} own on own.page_id = page.post_id and own.id = any(${textArray(ids)})
    order by own.id is null, found.shared desc, page.post_id desc limit ${limit}`)
  return [...rows]
}

/** The threads whose question or answers show a signature. */
export function rootsOf(id: ReturnType<typeof sql>) {
  return sql`select distinct p.root_id from (
      select post_id from post_signature where signature_id = ${id} order by post_id desc limit ${LOOKED_AT}) near
    join post p on p.id = near.post_id and p.visible and p.kind in ('question', 'answer')`
}

function textArray(values: string[]) {
  return sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`
}
