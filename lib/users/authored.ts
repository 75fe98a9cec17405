import 'server-only'
import { and, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { mutedFor } from '@/lib/follows/muted'
import { tagNamesOf } from '@/lib/tags/carried'

export const authoredKinds = ['questions', 'answers', 'comments', 'pages'] as const
export type AuthoredKind = (typeof authoredKinds)[number]

export function isAuthoredKind(kind: string): kind is AuthoredKind {
  return authoredKinds.some((known) => known === kind)
}

export type Authored = {
  /** Where the next page begins. */
  id: number
  rootId: number
  kind: 'question' | 'answer' | 'comment' | 'page'
  /** Title of the question or page it belongs to. */
  title: string
  slug: string | null
  path: string | null
  excerpt: string
  score: number
  accepted: boolean
  at: Date
  /** Names of the question's or page's tags. */
  tags: string[]
}

type Row = Omit<Authored, 'id' | 'rootId' | 'at'> & { id: string; root: string; at: string }

type Reader = { id: string } | null

const shownTo = (reader: Reader) =>
  sql`${and(sql`p.visible and root.visible`, mutedFor(reader, sql`p.root_id`))}`

/**
 * What somebody wrote, everybody may see and the reader did not mute, newest first; `before` an id for older ones.
 * Pages: those they created or edited.
 */
export async function listAuthored(
  userId: string,
  kind: AuthoredKind,
  { before, limit, reader = null }: { before?: number; limit: number; reader?: Reader },
): Promise<{ posts: Authored[]; older: number | null }> {
  const rows = await db.execute<Row>(
    kind === 'pages'
      ? editedPages(userId, before, limit, reader)
      : written(userId, kind, before, limit, reader),
  )
  const posts = rows.slice(0, limit).map(({ root, ...row }) => ({
    ...row,
    id: Number(row.id),
    rootId: Number(root),
    at: new Date(row.at),
  }))
  return { posts, older: rows.length > limit ? (posts.at(-1)?.id ?? null) : null }
}

function written(
  userId: string,
  kind: Exclude<AuthoredKind, 'pages'>,
  before: number | undefined,
  limit: number,
  reader: Reader,
): SQL {
  const single = { questions: 'question', answers: 'answer', comments: 'comment' }[kind]
  return sql`
    select p.id::text, p.root_id::text as root, p.kind, coalesce(q.title, page.title) as title, q.slug,
      page.vendor || '/' || page.slug as path, p.excerpt, p.score, a.answer_id is not null as accepted, p.created_at as at,
      ${tagNamesOf(sql`p.root_id`)} as tags
    from post p join post root on root.id = p.root_id
    left join question q on q.post_id = p.root_id
    left join page on page.post_id = p.root_id
    left join acceptance a on a.answer_id = p.id
    where p.author_id = ${userId} and p.kind = ${single} and ${shownTo(reader)} ${before ? sql`and p.id < ${before}` : sql``}
    order by p.id desc limit ${limit + 1}`
}

/** By the newest of a person's revisions of each page. */
function editedPages(userId: string, before: number | undefined, limit: number, reader: Reader): SQL {
  return sql`
    select last.id::text, p.id::text as root, 'page' as kind, page.title, null as slug,
      page.vendor || '/' || page.slug as path, page.lead as excerpt, p.score, false as accepted, r.created_at as at,
      ${tagNamesOf(sql`p.id`)} as tags
    from (select post_id, max(id) as id from revision where author_id = ${userId} group by post_id) last
    join revision r on r.id = last.id
    join post p on p.id = last.post_id join post root on root.id = p.root_id
    join page on page.post_id = p.id
    where ${shownTo(reader)} ${before ? sql`and last.id < ${before}` : sql``}
    order by last.id desc limit ${limit + 1}`
}

/** How much of each kind somebody wrote that everybody may see and the reader did not mute. */
export async function countAuthored(
  userId: string,
  reader: Reader = null,
): Promise<Record<AuthoredKind, number>> {
  const [row] = await db.execute<Record<AuthoredKind, number>>(sql`
    select count(*) filter (where p.kind = 'question')::int as questions,
      count(*) filter (where p.kind = 'answer')::int as answers,
      count(*) filter (where p.kind = 'comment')::int as comments,
      (select count(distinct r.post_id)::int from revision r join page on page.post_id = r.post_id
        join post p on p.id = r.post_id join post root on root.id = p.root_id
        where r.author_id = ${userId} and ${shownTo(reader)}) as pages
    from post p join post root on root.id = p.root_id
    where p.author_id = ${userId} and ${shownTo(reader)}`)
  return row ?? { questions: 0, answers: 0, comments: 0, pages: 0 }
}
