import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { notificationPreferences } from '@/db/schema'
import { isMuted } from '@/lib/follows/muted'
import { listFacts } from './facts'
import { type InboxLine, isKind, type Kind, kinds, type Preferences } from './types'
import { diffPathOf, headline, noteOf, pathOf } from './wording'

/** Lines of the inbox on one page. */
export const INBOX_PAGE = 30
/** Beyond this many unread lines nobody counts. */
const COUNTED = 1_000

/** Unread lines of the inbox: repeats of one thing are one line, muted things none. */
export async function countUnread(userId: string): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(distinct n.group_key)::int as count
    from (select group_key, event_id from notification
      where user_id = ${userId} and read_at is null order by id desc limit ${COUNTED}) n
    join event e on e.id = n.event_id where not ${isMuted(sql`${userId}`, sql`e.root_id`)}`)
  return row?.count ?? 0
}

/** A page of somebody's inbox, newest first, one line a group. `next` is the cursor of the page after it. */
export async function listInbox(
  reader: { id: string },
  {
    kind,
    before,
    limit = INBOX_PAGE,
  }: { kind?: Kind | undefined; before?: number | undefined; limit?: number },
): Promise<{ lines: InboxLine[]; next: number | null }> {
  const heads = await db.execute<Head>(sql`
    select n.id, n.event_id, n.kind, n.group_key
    from notification n join event e on e.id = n.event_id
    where n.user_id = ${reader.id} ${before === undefined ? sql`` : sql`and n.id < ${before}`}
      ${kind === undefined ? sql`` : sql`and n.kind = ${kind}`}
      and not exists (select 1 from notification newer where newer.user_id = n.user_id
        and newer.group_key = n.group_key and newer.id > n.id)
      and not ${isMuted(sql`${reader.id}`, sql`e.root_id`)}
    order by n.id desc limit ${limit + 1}`)
  const shown = heads.slice(0, limit)
  const [facts, counts] = await Promise.all([
    listFacts(
      db,
      shown.map((head) => head.event_id),
    ),
    countGroups(
      reader.id,
      shown.map((head) => head.group_key),
    ),
  ])
  const lines = shown.flatMap(({ id, event_id, kind: named, group_key: group }): InboxLine[] => {
    const about = facts.get(event_id)
    const { unread = 0, total = 1 } = counts.get(group) ?? {}
    if (!about || !isKind(named)) return []
    const count = unread > 0 ? unread : total
    const told = { text: headline(about, reader.id, count), note: count > 1 ? '' : noteOf(about, reader.id) }
    const places = { href: pathOf(about, reader.id), diff: count > 1 ? null : diffPathOf(about) }
    return [{ id, group, kind: named, at: about.at, ...told, ...places, unread: unread > 0 }]
  })
  return { lines, next: heads.length > limit ? (shown.at(-1)?.id ?? null) : null }
}

/** What somebody chose, and the usual where they chose nothing. */
export async function getPreferences(userId: string): Promise<Preferences> {
  const rows = await db
    .select({
      kind: notificationPreferences.kind,
      inbox: notificationPreferences.inbox,
      mail: notificationPreferences.mail,
    })
    .from(notificationPreferences)
    .where(eq(notificationPreferences.userId, userId))
  const wishes = usualPreferences()
  for (const { kind, inbox, mail } of rows) if (isKind(kind)) wishes[kind] = { inbox, mail }
  return wishes
}

type Head = { id: number; event_id: number; kind: string; group_key: string }

async function countGroups(userId: string, groups: string[]) {
  if (groups.length === 0) return new Map<string, { unread: number; total: number }>()
  const rows = await db.execute<{ group_key: string; unread: number; total: number }>(sql`
    select group_key, count(*) filter (where read_at is null)::int as unread, count(*)::int as total
    from notification where user_id = ${userId} and group_key in ${groups} group by group_key`)
  return new Map(rows.map(({ group_key, ...counts }) => [group_key, counts]))
}

function usualPreferences(): Preferences {
  const { answer, comment, mention, edit, minor, accepted, suggestion, release, flag, moderation, vote } =
    kinds
  return {
    answer: { ...answer.usually },
    comment: { ...comment.usually },
    mention: { ...mention.usually },
    edit: { ...edit.usually },
    minor: { ...minor.usually },
    accepted: { ...accepted.usually },
    suggestion: { ...suggestion.usually },
    new: { ...kinds.new.usually },
    release: { ...release.usually },
    flag: { ...flag.usually },
    moderation: { ...moderation.usually },
    vote: { ...vote.usually },
  }
}
