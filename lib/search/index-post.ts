import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { posts, searchDocuments } from '@/db/schema'

export type SearchText = {
  postId: number
  /** All words of the post, as the renderer gives them. */
  plain: string
}

/**
 * Makes a question, answer or page findable, or brings its row up to date: title and tags are read from the database,
 * an answer is found under its question's title too. Does nothing for what is not visible.
 */
export async function indexPost(tx: Transaction, { postId, plain }: SearchText): Promise<void> {
  await tx.execute(sql`
    insert into search_document (post_id, kind, title, plain, words)
    select s.id, s.kind, s.title, ${plain},
      setweight(to_tsvector('english', s.title) || to_tsvector('simple', s.title), s.weight)
        || setweight(to_tsvector('simple', s.tags), 'B')
        || setweight(to_tsvector('english', ${plain}) || to_tsvector('simple', ${plain}), 'C')
    from (
      select p.id, p.kind, coalesce(q.title, w.title) as title,
        (case when p.kind = 'answer' then 'D' else 'A' end)::"char" as weight,
        coalesce((select string_agg(t.name, ' ') from post_tag pt join tag t on t.id = pt.tag_id
          where pt.post_id = p.root_id), '') as tags
      from post p
        left join question q on q.post_id = p.root_id
        left join page w on w.post_id = p.root_id
      where p.id = ${postId} and p.visible and p.kind in ('question', 'answer', 'page')
    ) s
    on conflict (post_id) do update set title = excluded.title, plain = excluded.plain, words = excluded.words`)
}

/** Brings the answers of a question up to date after its title or tags changed. */
export async function reindexAnswers(tx: Transaction, questionId: number): Promise<void> {
  const answers = await tx
    .select({ postId: searchDocuments.postId, plain: searchDocuments.plain })
    .from(searchDocuments)
    .innerJoin(posts, eq(posts.id, searchDocuments.postId))
    .where(and(eq(posts.rootId, questionId), eq(posts.kind, 'answer')))
  for (const answer of answers) await indexPost(tx, answer)
}

/** Takes deleted and hidden posts out of the search. */
export async function unindexPosts(tx: Transaction, postIds: number[]): Promise<void> {
  if (postIds.length > 0) await tx.delete(searchDocuments).where(inArray(searchDocuments.postId, postIds))
}
