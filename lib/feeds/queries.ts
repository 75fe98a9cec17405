import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { postPath } from '@/lib/posts/path'
import type { FeedEntry } from './types'

const ENTRIES = 30
/** HTML in one feed, in characters; later entries carry their first words only. */
const HTML_MAX = 500_000

/** What a feed tells of: the newest questions and pages, of a tag, by a person, or everything in one thread. */
export type FeedScope =
  | { of: 'site' }
  | { of: 'tag'; id: number }
  | { of: 'wiki'; vendor: string }
  | { of: 'person'; id: string }
  | { of: 'thread'; rootId: number }

/** The newest visible posts of a scope. */
export async function listFeedEntries(scope: FeedScope): Promise<FeedEntry[]> {
  const rows = await db.execute<Row>(sql`
    select p.id, p.kind, p.root_id, p.body_html, p.excerpt, p.created_at, p.edited_at, r.kind as root_kind,
      coalesce(q.title, w.title) as title, coalesce(q.slug, w.vendor || '/' || w.slug) as slug,
      u.handle as author,
      (select v.byline from revision v where v.post_id = p.id and v.number = 1) as byline,
      (select coalesce(json_agg(t.name order by t.id), '[]') from post_tag c join tag t on t.id = c.tag_id
        where c.post_id = p.id) as tags
    from post p join post r on r.id = p.root_id join users u on u.id = p.author_id
      left join question q on q.post_id = p.root_id left join page w on w.post_id = p.root_id
    where p.visible and r.visible and ${within(scope)}
    order by p.id desc limit ${ENTRIES}`)
  let room = HTML_MAX
  return rows.map((row) => {
    room -= row.body_html.length
    return toEntry(row, room >= 0)
  })
}

function within(scope: FeedScope): SQL {
  switch (scope.of) {
    case 'site':
      return sql`p.kind in ('question', 'page')`
    case 'tag':
      return sql`p.id in (select c.post_id from post_tag c where c.tag_id = ${scope.id} order by c.post_id desc limit 500)`
    case 'wiki':
      return sql`p.id in (select w.post_id from page w where w.vendor = ${scope.vendor})`
    case 'person':
      return sql`p.author_id = ${scope.id} and p.kind in ('question', 'answer', 'page')`
    case 'thread':
      return sql`p.root_id = ${scope.rootId}`
  }
}

type Row = {
  id: number
  kind: 'question' | 'answer' | 'comment' | 'page'
  root_id: number
  body_html: string
  excerpt: string
  created_at: string
  edited_at: string | null
  root_kind: 'question' | 'page'
  title: string
  slug: string
  author: string
  byline: string | null
  tags: string[]
}

function toEntry(row: Row, whole: boolean): FeedEntry {
  const { id, kind, title, slug, author, byline, tags } = row
  const published = new Date(row.created_at)
  return {
    key: `post/${id}`,
    title: kind === 'answer' ? `Answer to ${title}` : kind === 'comment' ? `Comment on ${title}` : title,
    href: postPath({ id, kind, rootId: row.root_id, root: { kind: row.root_kind, slug } }),
    published,
    updated: row.edited_at === null ? published : new Date(row.edited_at),
    author,
    byline,
    categories: tags,
    html: whole ? row.body_html : '',
    summary: whole ? '' : row.excerpt,
  }
}
