import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'

/**
 * Whether everybody may read the text of revision `v`: no moderator hid it, and it does not wait for approval. Every
 * query over many texts asks this; those over one go through `getRevisionText` and `getVersion`.
 */
export const isReadable: SQL = sql`(
  not exists (select 1 from revision_hiding concealed where concealed.post_id = v.post_id and concealed.number = v.number)
  and not exists (select 1 from page shown where shown.post_id = v.post_id and shown.published_number < v.number))`

export type RevisionBody = { number: number; title: string | null; body: string }

/** Texts of a post's revisions below `below`, the newest first; those that may not be read are left out. */
export async function listBodies(
  executor: Executor,
  postId: number,
  { below, limit }: { below: number; limit: number },
): Promise<RevisionBody[]> {
  return executor.execute<RevisionBody>(sql`
    select v.number, v.title, v.body_markdown as body from revision v
    where v.post_id = ${postId} and v.number < ${below} and ${isReadable}
    order by v.number desc limit ${limit}`)
}
