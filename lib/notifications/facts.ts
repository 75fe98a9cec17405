import 'server-only'
import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Verb } from '@/lib/events/verbs'
import type { EventFacts, PostFacts } from './wording'

/** What wording and links need to know of events, in one query whatever their number. */
export async function listFacts(executor: Executor, eventIds: number[]): Promise<Map<number, EventFacts>> {
  if (eventIds.length === 0) return new Map()
  const rows = await executor.execute<Row>(sql`
    select e.id, e.at, e.verb, e.actor_id, e.subject_id, e.post_id, e.root_id,
      ${openData} as data,
      a.handle as actor,
      p.kind as post_kind, p.author_id, p.excerpt, p.visible, r.kind as root_kind, r.visible as root_visible,
      coalesce(q.title, w.title) as title, coalesce(q.slug, w.vendor || '/' || w.slug) as slug
    from event e left join users a on a.id = e.actor_id
      left join post p on p.id = e.post_id left join post r on r.id = e.root_id
      left join question q on q.post_id = e.root_id left join page w on w.post_id = e.root_id
    where e.id in ${eventIds}`)
  return new Map(rows.map((row) => [row.id, toFacts(row)]))
}

/** The summary of a revision is hidden with its text. */
const openData = sql`case when exists (select 1 from revision_hiding h
  where h.post_id = e.post_id and h.number::text = e.data ->> 'number') then e.data - 'summary' else e.data end`

type Row = {
  id: number
  at: string
  verb: Verb
  actor_id: string | null
  subject_id: string | null
  post_id: number | null
  root_id: number | null
  data: Record<string, unknown>
  actor: string | null
  post_kind: PostFacts['kind'] | null
  author_id: string | null
  excerpt: string | null
  visible: boolean | null
  root_kind: PostFacts['root']['kind'] | null
  root_visible: boolean | null
  title: string | null
  slug: string | null
}

function toFacts(row: Row): EventFacts {
  const { id, verb, data, actor, actor_id: actorId } = row
  return { id, at: new Date(row.at), verb, data, actorId, actor, post: toPost(row) }
}

function toPost(row: Row): PostFacts | null {
  const { post_id: id, root_id: rootId, post_kind: kind, root_kind: rootKind } = row
  if (id === null || rootId === null || kind === null || rootKind === null) return null
  const root = { kind: rootKind, title: row.title ?? '', slug: row.slug ?? '' }
  const removed = row.visible === false || row.root_visible === false
  return { id, kind, authorId: row.author_id, excerpt: row.excerpt ?? '', removed, rootId, root }
}
