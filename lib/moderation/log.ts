import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { publicModerationVerbs } from '@/lib/events/verbs'
import { type LogEntry, type LogKind, logKinds } from './log-kinds'

const PAGE = 50

/**
 * The public log of moderation, newest first: never who flagged, never a removed text or its title, nothing members
 * did to their own posts. `older` is the cursor of the next page, or null.
 */
export async function listModerationLog({ kind, before }: { kind: LogKind | null; before: number | null }) {
  const verbs = kind ? logKinds[kind].verbs : publicModerationVerbs
  // Verb by verb, so that each is one short index scan however long the rest of the log is.
  const newest = sql`
    select e.* from unnest(${sql.param([...verbs])}::text[]) v(verb)
    cross join lateral (select * from event where event.verb = v.verb and ${notOwn}
      ${before === null ? sql`` : sql`and id < ${before}`} order by id desc limit ${PAGE + 1}) e
    order by e.id desc limit ${PAGE + 1}`
  const rows = await db.execute<Row>(described(newest))
  const entries = rows.slice(0, PAGE).map(toEntry)
  return { entries, older: rows.length > PAGE ? (entries.at(-1)?.id ?? null) : null }
}

/** All that happened to one post, for moderators: what it went through, not who voted. */
export async function listPostEvents(postId: number): Promise<LogEntry[]> {
  const rows = await db.execute<Row>(
    described(sql`
      select * from event where post_id = ${postId} and verb not in ('voted', 'mentioned')
      order by id desc limit 100`),
  )
  return rows.map(toEntry)
}

/** Members delete and restore their own posts; that is not moderation. */
const notOwn = sql`not (event.verb in ('deleted', 'undeleted') and event.data->>'own' is distinct from 'false')`

type Row = Omit<LogEntry, 'at' | 'post' | 'undoable'> & {
  at: string
  post_id: number | null
  post_kind: string | null
  title: string | null
  still: boolean
}

function described(events: SQL): SQL {
  return sql`
    select e.id, e.at, e.verb, e.data, actor.handle as actor, subject.handle as subject,
      e.post_id, p.kind as post_kind,
      case when p.visible and root.visible then coalesce(q.title, w.title) end as title,
      ${stillSo} as still
    from (${events}) e
    left join users actor on actor.id = e.actor_id
    left join users subject on subject.id = e.subject_id
    left join post p on p.id = e.post_id
    left join post root on root.id = p.root_id
    left join question q on q.post_id = p.root_id
    left join page w on w.post_id = p.root_id
    order by e.id desc`
}

/** Whether what was done is in force: its row carries the time of the same transaction. */
const stillSo = sql`case e.verb
  when 'hid' then exists (select 1 from hiding s where s.post_id = e.post_id and s.hidden_at = e.at)
  when 'locked' then exists (select 1 from lock s where s.post_id = e.post_id and s.locked_at = e.at)
  when 'deleted' then exists (select 1 from deletion s where s.post_id = e.post_id and s.deleted_at = e.at)
  when 'closed' then exists (select 1 from closure s where s.question_id = e.post_id and s.closed_at = e.at)
  when 'suspended' then exists (select 1 from sanction s where s.user_id = e.subject_id and s.imposed_at = e.at
    and s.lifted_at is null and s.until > now())
  else false end`

function toEntry({ at, post_id, post_kind, title, still, ...row }: Row): LogEntry {
  return {
    ...row,
    at: new Date(at),
    post: post_id === null ? null : { id: post_id, kind: post_kind ?? 'post', title },
    undoable: still,
  }
}
