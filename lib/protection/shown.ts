import 'server-only'
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/** The number of the revision that readers of a page see. */
export function shownNumber(postId: SQLWrapper): SQL<number> {
  return sql<number>`(select coalesce(w.published_number, n.revision_count) from post n
    left join page w on w.post_id = n.id where n.id = ${postId})`
}

/** Whether a revision is, or once was, what a page showed: it neither waits for approval nor was rejected. */
export function wasShown(postId: SQLWrapper, number: SQLWrapper): SQL {
  return sql`(${number} <= ${shownNumber(postId)} and not exists (select 1 from event r
    where r.post_id = ${postId} and r.verb = 'rejected-changes'
      and ${number} > (r.data ->> 'from')::int and ${number} <= (r.data ->> 'number')::int))`
}
