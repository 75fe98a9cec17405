import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { postPath } from '@/lib/posts/path'

const PAGE = 30

export type Bookmark = {
  id: number
  kind: 'question' | 'answer' | 'comment' | 'page'
  title: string
  excerpt: string
  href: string
  author: string
  keptAt: Date
  /** Its place in the list, for the link to the next page. */
  cursor: string
}

/** What somebody kept, latest first. What has been removed since is left out until it comes back. */
export async function listBookmarks(
  userId: string,
  after: { at: string; id: number } | null,
): Promise<{ bookmarks: Bookmark[]; next: string | null }> {
  const beyond = after
    ? sql`and (b.created_at, b.post_id) < (timestamptz 'epoch' + ${after.at}::bigint * interval '1 microsecond', ${after.id})`
    : sql``
  const rows = await db.execute<Row>(sql`
    select p.id, p.kind, p.root_id, r.kind as root_kind, p.excerpt, b.created_at,
      (extract(epoch from b.created_at) * 1000000)::bigint::text as micros,
      coalesce(q.title, w.title) as title, coalesce(q.slug, w.vendor || '/' || w.slug) as slug,
      u.handle as author
    from bookmark b join post p on p.id = b.post_id join post r on r.id = p.root_id join users u on u.id = p.author_id
      left join question q on q.post_id = p.root_id left join page w on w.post_id = p.root_id
    where b.user_id = ${userId} and p.visible and r.visible ${beyond}
    order by b.created_at desc, b.post_id desc limit ${PAGE + 1}`)
  const bookmarks = rows.slice(0, PAGE).map(toBookmark)
  return { bookmarks, next: rows.length > PAGE ? (bookmarks.at(-1)?.cursor ?? null) : null }
}

/** Reads the cursor of a link; null for anything else. */
export function parseBookmarkCursor(text: string): { at: string; id: number } | null {
  const [, at, id] = /^(\d{1,17})\.([1-9]\d{0,14})$/.exec(text) ?? []
  return at && id ? { at, id: Number(id) } : null
}

type Row = {
  id: number
  kind: Bookmark['kind']
  root_id: number
  root_kind: 'question' | 'page'
  excerpt: string
  created_at: string
  micros: string
  title: string
  slug: string
  author: string
}

function toBookmark(row: Row): Bookmark {
  const { id, kind, title, excerpt, author } = row
  const href = postPath({ id, kind, rootId: row.root_id, root: { kind: row.root_kind, slug: row.slug } })
  const keptAt = new Date(row.created_at)
  return { id, kind, title, excerpt, author, href, keptAt, cursor: `${row.micros}.${id}` }
}
