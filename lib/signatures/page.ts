import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { pages, signatures } from '@/db/schema'
import { listIssuesOfSignatures } from '@/lib/issues/queries'
import { listQuestionsByIds } from '@/lib/questions/list'
import { rowView } from '@/lib/questions/row'
import { listTexts } from '@/lib/questions/thread-posts'
import { communityPath } from './community'
import { listPagesWith, rootsOf } from './queries'
import { listSightings } from './sightings'
import type { Signature } from './types'

const QUESTIONS = 15
const FIXES = 6

export type Fix = Awaited<ReturnType<typeof listFixes>>[number]
export type ErrorPageView = Awaited<ReturnType<typeof getErrorPage>>

/** Everything the page of a signature shows besides the catalogue's facts. */
export async function getErrorPage(signature: Signature) {
  const { id } = signature
  const [community, { ids, total }, fixes, sightings, issues, related] = await Promise.all([
    getCommunityText(signature),
    listQuestionIds(id),
    listFixes(id),
    listSightings(id),
    listIssuesOfSignatures([id]),
    listPagesWith([id]),
  ])
  const questions = (await listQuestionsByIds(ids)).map((question) => rowView(question))
  const own = `${signature.vendor}/${communityPath(signature).slug}`
  return {
    signature,
    community,
    questions,
    total,
    fixes,
    sightings,
    issues,
    pages: related.filter(({ vendor, slug }) => `${vendor}/${slug}` !== (community?.path ?? own)),
  }
}

/** What people wrote about it on its page of the wiki. */
async function getCommunityText({ id }: Signature) {
  const [row] = await db
    .select({ pageId: pages.postId, vendor: pages.vendor, slug: pages.slug, checkedOn: pages.checkedOn })
    .from(signatures)
    .innerJoin(pages, eq(pages.postId, signatures.pageId))
    .where(eq(signatures.id, id))
  const text = row && (await listTexts([row.pageId])).get(row.pageId)
  const [post] = row
    ? await db.execute<{ visible: boolean }>(sql`select visible from post where id = ${row.pageId}`)
    : []
  return row && text && post?.visible ? { path: `${row.vendor}/${row.slug}`, html: text.html } : null
}

async function listQuestionIds(id: string): Promise<{ ids: number[]; total: number }> {
  const rows = await db.execute<{ id: number; total: number }>(sql`
    select q.post_id::int as id, (count(*) over ())::int as total from (${rootsOf(sql`${id}`)}) shown
      join post r on r.id = shown.root_id and r.visible join question q on q.post_id = r.id
    order by r.score desc, r.id desc limit ${QUESTIONS}`)
  return { ids: rows.map((row) => row.id), total: rows[0]?.total ?? 0 }
}

/**
 * Answers that helped: of questions that show the error themselves, and accepted, voted for or confirmed by reports. Ranked by
 * the people who reported that it works (less those for whom it fails), then acceptance, then votes.
 */
export async function listFixes(id: string) {
  const rows = await db.execute<{
    id: number
    questionId: number
    slug: string
    title: string
    excerpt: string
    handle: string
    score: number
    accepted: boolean
    works: number
    fails: number
    dangerous: boolean
  }>(sql`
    select a.id::int as id, q.post_id::int as "questionId", q.slug, q.title, a.excerpt, u.handle, a.score,
      c.answer_id is not null as accepted, coalesce(seen.works, 0)::int as works, coalesce(seen.fails, 0)::int as fails,
      exists (select 1 from mark m where m.post_id = a.id and m.kind = 'dangerous') as dangerous
    from (select post_id from post_signature where signature_id = ${id} order by post_id desc limit 300) near
      join post r on r.id = near.post_id and r.kind = 'question' and r.visible
      join question q on q.post_id = r.id
      join post a on a.root_id = r.id and a.kind = 'answer' and a.visible
      join users u on u.id = a.author_id
      left join acceptance c on c.answer_id = a.id
      left join lateral (select count(distinct user_id) filter (where outcome = 'works') as works,
        count(distinct user_id) filter (where outcome = 'fails') as fails
        from report where post_id = a.id and withdrawn_at is null) seen on true
    where c.answer_id is not null or a.score > 0 or seen.works > 0
    order by coalesce(seen.works, 0) - coalesce(seen.fails, 0) desc, c.answer_id is not null desc, a.score desc, a.id
    limit ${FIXES}`)
  return [...rows]
}
