import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db, type Transaction } from '@/db/client'
import { upstreamLinks } from '@/db/schema'
import { type UpstreamLink, upstreamsIn } from './upstream'

const MENTIONS = 100

/** Writes which threads upstream a post's text links to, part of the write of the text. */
export async function replaceUpstream(tx: Transaction, postId: number, html: string): Promise<void> {
  await tx.delete(upstreamLinks).where(and(eq(upstreamLinks.postId, postId), eq(upstreamLinks.via, 'text')))
  const links = upstreamsIn(html)
  if (links.length > 0)
    await tx.insert(upstreamLinks).values(links.map((link) => ({ postId, ...link, via: 'text' as const })))
}

export type Mention = {
  id: number
  kind: 'question' | 'answer' | 'comment' | 'page'
  title: string
  at: Date
}

/** Posts that link to a thread upstream, the newest first. */
export async function listMentions({ kind, reference }: UpstreamLink): Promise<Mention[]> {
  const rows = await db.execute<Omit<Mention, 'at'> & { at: string }>(sql`
    select p.id::int as id, p.kind, coalesce(q.title, w.title) as title, p.created_at as at
    from (select distinct post_id from upstream_link where kind = ${kind} and reference = ${reference}) l
      join post p on p.id = l.post_id and p.visible
      left join question q on q.post_id = p.root_id left join page w on w.post_id = p.root_id
      left join known_issue k on k.page_id = p.id
    where k.page_id is null
    order by p.id desc limit ${MENTIONS}`)
  return rows.map((row) => ({ ...row, at: new Date(row.at) }))
}
