import 'server-only'
import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'

export type Appearance = {
  id: number
  kind: 'question' | 'answer' | 'comment' | 'page'
  authorId: string
  visible: boolean
}

/**
 * A post is visible while neither a deletion nor a hiding row exists, for itself or for the question, page or answer
 * it hangs under. Call after writing either; a deleted comment keeps its replies. Returns the posts that changed.
 */
export async function refreshVisibility(tx: Transaction, postId: number): Promise<Appearance[]> {
  const rows = await tx.execute<Omit<Appearance, 'authorId'> & { author_id: string }>(sql`
    with recursive above as (
      select p.parent_id as id from post p where p.id = ${postId}
      union all select p.parent_id from above a join post p on p.id = a.id
    ), branch as (
      select p.id, p.kind, ${notRemoved} as shown,
        coalesce((select bool_and(a.visible) from above join post a on a.id = above.id
          where a.kind <> 'comment'), true) as open
      from post p where p.id = ${postId}
      union all
      select p.id, p.kind, ${notRemoved}, b.open and (b.kind = 'comment' or b.shown)
      from branch b join post p on p.parent_id = b.id
    )
    update post set visible = b.shown and b.open from branch b
    where post.id = b.id and post.visible <> (b.shown and b.open)
    returning post.id, post.kind, post.author_id, post.visible`)
  return rows.map(({ author_id, ...post }) => ({ ...post, authorId: author_id }))
}

/** Counts a question's answers and acceptances anew. Call after anything that adds, hides or accepts an answer. */
export async function refreshQuestion(tx: Transaction, questionId: number): Promise<void> {
  await tx.execute(sql`
    update question q set
      answer_count = a.answers, best_answer_score = a.best,
      accepted_count = (select count(*) from acceptance c join post p on p.id = c.answer_id
        where c.question_id = q.post_id and p.visible),
      me_too_count = (select count(*) from me_too m where m.question_id = q.post_id),
      follower_count = (select count(*) from follow f where f.post_id = q.post_id and f.level <> 'mute')
    from (select count(*) as answers, coalesce(max(score), 0) as best from post
      where root_id = ${questionId} and kind = 'answer' and visible) a
    where q.post_id = ${questionId}`)
}

/** Moves a question to the top of "active". */
export async function touchQuestion(tx: Transaction, questionId: number, actorId: string): Promise<void> {
  await tx.execute(sql`
    update question set last_activity_at = now(), last_activity_by = ${actorId} where post_id = ${questionId}`)
}

/** Adds to (or takes from) the counts of a post's tags when the post appears, vanishes or changes tags. */
export async function adjustTagCounts(
  tx: Transaction,
  tagIds: number[],
  kind: 'question' | 'page',
  by: 1 | -1,
): Promise<void> {
  if (tagIds.length === 0) return
  // Locked in one order, so that two posts sharing tags never wait for each other in a circle.
  await tx.execute(sql`select 1 from tag where id in ${tagIds} order by id for no key update`)
  const column = sql.identifier(kind === 'question' ? 'question_count' : 'page_count')
  await tx.execute(sql`update tag set ${column} = ${column} + ${by} where id in ${tagIds}`)
}

const notRemoved = sql`(not exists (select 1 from deletion d where d.post_id = p.id)
  and not exists (select 1 from hiding h where h.post_id = p.id))`
